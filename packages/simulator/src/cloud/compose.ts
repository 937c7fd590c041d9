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

/** The customer actions that differ between clouds. */
export interface Customer {
  upload(file: SimulatedFile): { mediaId: string };
  import(source: SimulatedSource): { mediaId?: string; taskId: string };
  transcode(mediaId: string, options: TranscodeOptions): { taskId: string };
  thumbnail(mediaId: string, options: ThumbnailOptions): { taskId: string };
  redeliver(eventType?: string): void;
  publish(event: object): void;
}

/** The common parts of a simulated cloud. */
export interface CloudParts {
  readonly clock: Clock;
  /** The random source for the ids of media, tasks and events. */
  readonly random: RandomSource;
  readonly sender: CallbackSender;
  /** Limits the request rates of the API. */
  readonly meter: RequestMeter;
  /** The names of the API's actions. */
  readonly actions: readonly string[];
  /** The API's time in milliseconds. */
  apiNow(): number;
}

/** The default rules of a cloud. */
export interface CloudRules {
  readonly callbacks: CallbackRules;
  /** The rate limit of each action. `Infinity`: no limit. */
  readonly requestsPerSecond: RequestRates;
  /** Whether an attempt with this status must be retried. */
  readonly needsRetry: CallbackSenderOptions["needsRetry"];
}

/** Creates the common parts. Throws when an option names an unknown action. */
export function createParts(options: SimulationOptions, cloud: CloudRules): CloudParts {
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

/** Throws when the cloud is closed. */
export type AssertOpen = () => void;

/** Starts the API of a cloud and returns its common interface. Rejects when the port is in use. */
export async function compose(
  parts: CloudParts,
  port: number,
  api: CloudApi,
  customer: Customer,
): Promise<{ cloud: SimulatedCloud; assertOpen: AssertOpen }> {
  const { sender, actions, apiNow } = parts;
  const failures = new PlannedFailures(api, actions);
  const server = await startServer({
    port,
    now: apiNow,
    handle: (request) => failures.handle(request),
  });
  let open = true;
  const assertOpen = () => {
    if (!open) throw new Error("The simulated cloud is closed. Start a new one.");
  };
  const ifOpen = async <Result>(action: () => Result): Promise<Result> => {
    assertOpen();
    return action();
  };
  const cloud: SimulatedCloud = {
    endpoint: server.endpoint,
    deliveries: sender.attempts,
    upload: (file) => ifOpen(() => customer.upload(file)),
    import: (source) => ifOpen(() => customer.import(source)),
    transcode: (mediaId, options = {}) => ifOpen(() => customer.transcode(mediaId, options)),
    thumbnail: (mediaId, options = {}) => ifOpen(() => customer.thumbnail(mediaId, options)),
    idle: () => sender.idle(),
    redeliver: (eventType) => ifOpen(() => customer.redeliver(eventType)),
    publish: (event) => ifOpen(() => customer.publish(event)),
    failNext: (failure, options = {}) => failures.plan(failure, options),
    async close() {
      open = false;
      await Promise.all([sender.close(), server.close()]);
    },
  };
  return { cloud, assertOpen };
}
