import { randomBytes } from "node:crypto";
// @ts-expect-error The package has no type declarations.
import MnsClient from "@alicloud/mns";
import {
  type SimulatedCloud,
  simulateAlibaba,
  simulateBaidu,
  simulateTencent,
  simulateVolcengine,
} from "@vod-events/simulator";
import type { ApplicationConfig } from "./application.js";

/** One run of the demo: a cloud and a delivery mode. */
export interface Run {
  readonly provider: ApplicationConfig["provider"];
  readonly mode: ApplicationConfig["mode"];
}

/** A simulated cloud and the configuration of the application for it. */
export interface StartedCloud {
  readonly cloud: SimulatedCloud;
  readonly config: ApplicationConfig;
}

/** The runs of the demo, in order. */
export const runs: readonly Run[] = [
  { provider: "tencent", mode: "push" },
  { provider: "tencent", mode: "pull" },
  { provider: "baidu", mode: "push" },
  { provider: "alibaba", mode: "push" },
  { provider: "alibaba", mode: "pull" },
  { provider: "volcengine", mode: "push" },
];

/** Starts the cloud of a run. */
export async function startCloud(run: Run): Promise<StartedCloud> {
  const { cloud, options } = await starters[run.provider]();
  return { cloud, config: { ...run, ...options, signingKey: newSigningKey() } };
}

type Options = Pick<ApplicationConfig, "tencent" | "baidu" | "alibaba" | "volcengine">;

const starters: Readonly<
  Record<Run["provider"], () => Promise<{ cloud: SimulatedCloud; options: Options }>>
> = {
  async tencent() {
    const cloud = await simulateTencent();
    const { endpoint, credentials } = cloud;
    return { cloud, options: { tencent: { endpoint, credentials } } };
  },
  async baidu() {
    const cloud = await simulateBaidu();
    const { endpoint, credentials } = cloud;
    return { cloud, options: { baidu: { endpoint, credentials } } };
  },
  async alibaba() {
    const cloud = await simulateAlibaba();
    const { endpoint, credentials } = cloud;
    const client = new MnsClient("1000000000000001", { endpoint, ...credentials });
    const queue = { client, name: cloud.queue.name };
    return { cloud, options: { alibaba: { endpoint, credentials, queue } } };
  },
  async volcengine() {
    const cloud = await simulateVolcengine();
    const { endpoint, credentials, space } = cloud;
    return { cloud, options: { volcengine: { endpoint, credentials, space } } };
  },
};

/** Letters and digits suit all clouds. Alibaba requires a capital, a small letter and a digit, Volcengine 8 to 20. */
function newSigningKey(): string {
  return `Aa1${randomBytes(8).toString("hex")}`;
}
