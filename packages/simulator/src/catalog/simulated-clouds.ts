import { simulateAlibaba } from "../alibaba/simulate.js";
import { simulateBaidu } from "../baidu/simulate.js";
import type { SimulatedCloud, SimulationOptions } from "../cloud/cloud.js";
import type { QueueTotals } from "../cloud/leased-queue.js";
import { simulateMux } from "../mux/simulate.js";
import { simulateTencent } from "../tencent/simulate.js";
import { simulateVolcengine } from "../volcengine/simulate.js";

/**
 * A simulated cloud of any kind. Its other members have the names of the options of its adapter: `credentials` and,
 * where the cloud has them, members such as `space`.
 */
export interface AnySimulatedCloud extends SimulatedCloud {
  /** The accepted API keys. */
  readonly credentials: object;
  /** What has become of the events of the queue. Absent when the cloud has none. */
  readonly queueTotals?: QueueTotals;
  /** Deletes a media. Rejects for an unknown media. Absent when the cloud has no event for a deletion. */
  delete?(mediaId: string): Promise<void>;
}

/** The function that starts each simulated cloud, by the id of its adapter. */
export const simulatedClouds: Readonly<
  Record<string, (options?: SimulationOptions) => Promise<AnySimulatedCloud>>
> = {
  alibaba: simulateAlibaba,
  baidu: simulateBaidu,
  mux: simulateMux,
  tencent: simulateTencent,
  volcengine: simulateVolcengine,
};
