import { randomInt } from "node:crypto";
import { type Clock, systemClock } from "@vod-events/core";
import { nameFromUrl } from "../media/media-library.js";
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

/** A file to import, with its name. */
export type NamedSource = SimulatedSource & { readonly name: string };

/** The customer actions that differ between clouds. */
export interface Customer {
  upload(file: SimulatedFile): { mediaId: string };
  import(source: NamedSource): { mediaId?: string; taskId: string };
  transcode(mediaId: string, options: TranscodeOptions): { taskId: string };
  thumbnail(mediaId: string, options: ThumbnailOptions): { taskId: string };
}

/** A customer that can also delete a media. Throws for an unknown media. */
export interface DeletingCustomer extends Customer {
  delete(mediaId: string): void;
}

/** Publishes the events of a cloud. */
export interface Publisher {
  /** Publishes the last event, or the last one of a type, again. Throws when there is none. */
  publishAgain(eventType?: string): void;
  /** Publishes an event as it is. Throws when it has no type. */
  publishJson(event: object): void;
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
  /** The port to listen on; 0 for any free port. */
  readonly port: number;
  /** Whether the account has activated VOD. */
  readonly activated: boolean;
  /** Additional members in the response when the config is read. */
  readonly extraConfig: Readonly<Record<string, unknown>>;
  /** The API's time in milliseconds since 1970, for signature checks. */
  apiNow(): number;
}

/** The default rules of a cloud. */
export interface CloudRules {
  readonly callbacks: CallbackRules;
  /** The rate limit of each action. `Infinity`: no limit. */
  readonly requestsPerSecond: RequestRates;
  readonly needsRetry?: CallbackSenderOptions["needsRetry"];
}

/** Creates the common parts. Throws when an option names an unknown action. */
export function createParts(options: SimulationOptions, cloud: CloudRules): CloudParts {
  const { clock = systemClock, clockAheadSeconds = 0, retrySpeed } = options;
  const rules = { ...cloud.callbacks, ...options.retry };
  return {
    clock,
    random: seededRandom(options.seed ?? randomInt(2 ** 32)),
    sender: new CallbackSender({ clock, rules, needsRetry: cloud.needsRetry, retrySpeed }),
    meter: new RequestMeter(cloud.requestsPerSecond, options.requestsPerSecond),
    actions: Object.keys(cloud.requestsPerSecond),
    port: options.port ?? 0,
    activated: options.activated ?? true,
    extraConfig: options.extraConfig ?? {},
    apiNow: () => Date.now() + clockAheadSeconds * 1000,
  };
}

/** Runs an action of the customer. Rejects when the cloud is closed. */
export type IfOpen = <Result>(action: () => Result) => Promise<Result>;

/** Starts the API of a cloud and returns its common interface. Rejects when the port is in use. */
export async function compose(
  { sender, actions, port, apiNow }: CloudParts,
  api: CloudApi,
  customer: Customer,
  publisher: Publisher,
): Promise<{ cloud: SimulatedCloud; ifOpen: IfOpen }> {
  const failures = new PlannedFailures(api, actions);
  const server = await startServer({
    port,
    now: apiNow,
    handle: (request) => failures.handle(request),
  });
  let open = true;
  const ifOpen: IfOpen = async (action) => {
    if (!open) throw new Error("The simulated cloud is closed. Start a new one.");
    return action();
  };
  const cloud: SimulatedCloud = {
    endpoint: server.endpoint,
    deliveries: sender.attempts,
    upload: (file) => ifOpen(() => customer.upload(file)),
    import: (source) =>
      ifOpen(() => customer.import({ ...source, name: source.name ?? nameFromUrl(source.url) })),
    transcode: (mediaId, options = {}) => ifOpen(() => customer.transcode(mediaId, options)),
    thumbnail: (mediaId, options = {}) => ifOpen(() => customer.thumbnail(mediaId, options)),
    retryAfterSeconds: (attempt) => sender.retryAfterSeconds(attempt),
    idle: () => sender.idle(),
    redeliver: (eventType) => ifOpen(() => publisher.publishAgain(eventType)),
    publish: (event) => ifOpen(() => publisher.publishJson(event)),
    failNext: (failure, options = {}) => failures.plan(failure, options),
    async close() {
      open = false;
      await Promise.all([sender.close(), server.close()]);
    },
  };
  return { cloud, ifOpen };
}
