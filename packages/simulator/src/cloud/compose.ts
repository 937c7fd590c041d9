import { randomInt } from "node:crypto";
import { type Clock, systemClock } from "@vod-events/core";
import { type RandomSource, seededRandom } from "../primitives/seeded-random.js";
import type { CloudApi } from "../server/cloud-api.js";
import { startServer } from "../server/http-server.js";
import { PlannedFailures } from "../server/planned-failures.js";
import { RequestMeter, type RequestRates } from "../server/request-meter.js";
import { CallbackSender, type CallbackSenderOptions } from "./callback-sender.js";
import type {
  CallbackRules,
  SimulatedCloud,
  SimulatedFile,
  SimulatedSource,
  SimulationOptions,
  ThumbnailOptions,
  TranscodeOptions,
} from "./cloud.js";

/** What a customer does to the media of a cloud: where the clouds differ. */
export interface Customer {
  upload(file: SimulatedFile): { mediaId: string };
  import(source: SimulatedSource): { mediaId?: string; taskId: string };
  transcode(mediaId: string, options: TranscodeOptions): { taskId: string };
  thumbnail(mediaId: string, options: ThumbnailOptions): { taskId: string };
  redeliver(): void;
}

/** What every part of a simulated cloud stands on. */
export interface Ground {
  readonly clock: Clock;
  /** Gives the ids of media, tasks and events. */
  readonly random: RandomSource;
  readonly sender: CallbackSender;
  /** Counts the requests to the API. */
  readonly meter: RequestMeter;
  /** The names of the actions of the API. */
  readonly actions: readonly string[];
  /** The time that the API goes by, in milliseconds. */
  apiNow(): number;
}

/** The rules of a cloud, as far as nobody chose others. */
export interface CloudRules {
  readonly callbacks: CallbackRules;
  /** For every action of the API; `Infinity` where there is no limit. */
  readonly requestsPerSecond: RequestRates;
  readonly needsRetry: CallbackSenderOptions["needsRetry"];
}

/** Lays the ground. Throws where an option names an action that the cloud does not have. */
export function layGround(options: SimulationOptions, cloud: CloudRules): Ground {
  const { clock = systemClock, clockAheadSeconds = 0 } = options;
  const rules = { ...cloud.callbacks, ...options.retry };
  return {
    clock,
    random: seededRandom(options.seed ?? randomInt(2 ** 32)),
    sender: new CallbackSender({ clock, rules, needsRetry: cloud.needsRetry }),
    meter: new RequestMeter(cloud.requestsPerSecond, options.requestsPerSecond),
    actions: Object.keys(cloud.requestsPerSecond),
    apiNow: () => Date.now() + clockAheadSeconds * 1000,
  };
}

/** Throws once the cloud was closed. */
export type AssertOpen = () => void;

/** Starts the API of a cloud and gives it its common face. */
export async function assemble(
  ground: Ground,
  port: number,
  api: CloudApi,
  customer: Customer,
): Promise<{ cloud: SimulatedCloud; assertOpen: AssertOpen }> {
  const { sender, actions, apiNow } = ground;
  const failures = new PlannedFailures(api, actions);
  const server = await startServer({
    port,
    now: apiNow,
    answer: (request) => failures.answer(request),
  });
  let open = true;
  const assertOpen = () => {
    if (!open) throw new Error("The simulated cloud is closed");
  };
  const act = async <Result>(action: () => Result): Promise<Result> => {
    assertOpen();
    return action();
  };
  const cloud: SimulatedCloud = {
    endpoint: server.endpoint,
    deliveries: sender.attempts,
    upload: (file) => act(() => customer.upload(file)),
    import: (source) => act(() => customer.import(source)),
    transcode: (mediaId, options = {}) => act(() => customer.transcode(mediaId, options)),
    thumbnail: (mediaId, options = {}) => act(() => customer.thumbnail(mediaId, options)),
    idle: () => sender.idle(),
    redeliver: () => act(() => customer.redeliver()),
    failNext: (failure, options = {}) => failures.plan(failure, options),
    async close() {
      open = false;
      await Promise.all([sender.close(), server.close()]);
    },
  };
  return { cloud, assertOpen };
}
