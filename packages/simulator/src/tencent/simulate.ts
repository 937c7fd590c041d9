import type { Attempt, CallbackRules, SimulatedCloud, SimulationOptions } from "../cloud/cloud.js";
import { type CloudParts, compose, createParts } from "../cloud/compose.js";
import { LeasedQueue } from "../cloud/leased-queue.js";
import { MediaLibrary } from "../media/media-library.js";
import { randomText, seededRandom } from "../primitives/seeded-random.js";
import type { RequestRates } from "../server/request-meter.js";
import { configActions, queueActions } from "./actions.js";
import { tencentApi } from "./api.js";
import { TencentApplication, type TencentApplicationOptions } from "./application.js";
import { type TencentCallbackConfig, TencentConfigStore } from "./config.js";
import type { DeletedFiles } from "./deletion.js";
import { TencentIdentifiers } from "./identifiers.js";
import { lookupActions } from "./lookup-actions.js";
import { TencentPublisher } from "./publisher.js";
import { EventQueue, leaseSeconds, type PartlyExpiredConfirm } from "./queue.js";
import { TencentTasks } from "./tasks.js";
import type { TencentCredentials } from "./tc3.js";

/** The options of {@link simulateTencent}. */
export interface SimulateTencentOptions extends SimulationOptions {
  /** The accepted API keys. Default: fixed sample keys. */
  readonly credentials?: TencentCredentials;
  /** The only sub-application that requests may name. Default: requests may name any or none. */
  readonly subAppId?: number;
  /** The Content-Type of callbacks, which the cloud does not document. Default `application/json`. */
  readonly callbackContentType?: string;
  /** How a confirm treats the valid handles of a batch that contains an invalid one. Default `confirm_none`. */
  readonly partlyExpiredConfirm?: PartlyExpiredConfirm;
}

/** Tencent Cloud VOD on localhost. */
export interface SimulatedTencent extends SimulatedCloud {
  readonly credentials: TencentCredentials;
  /** The only sub-application. Absent when the option is not set. */
  readonly subAppId?: number;
  /** The stored callback config, with the signing key as `***`. */
  readonly config: TencentCallbackConfig;
  /** The number of waiting events, and of events that are pulled but not confirmed. */
  readonly queue: { readonly waiting: number; readonly leased: number };
  /**
   * Changes stored settings without an API call, as in the console. The settings are validated by the API's rules, with
   * one exception: an empty `SignKey` removes the key. The API rejects it; that the console accepts it is a guess.
   * Rejects for an invalid setting, and changes nothing in that case.
   */
  configure(patch: Partial<TencentCallbackConfig>): Promise<void>;
  /** Deletes a media, or some of its files. Rejects for an unknown media. */
  delete(mediaId: string, parts?: readonly DeletedFiles[]): Promise<void>;
}

const defaultCredentials: TencentCredentials = {
  secretId: "AKIDsimulated0000000000000000000000",
  secretKey: "simulatedSecretKey00000000000000",
};

/** The application id in task ids and media URLs when the `subAppId` option is not set. */
const defaultAppId = 1500000001;

/**
 * The cloud's retry rules for callbacks: 3 attempts with a timeout of 5 seconds each. They are documented only for the
 * previous callback format. The wait between attempts is unknown.
 */
const callbackRules: CallbackRules = { tries: 3, waitSeconds: 0, timeoutSeconds: 5 };

/**
 * The cloud ignores the content of a response and retries when there is none (same documentation). The retry after a
 * failed connection is a guess.
 */
function needsRetry(status: Attempt["status"]): boolean {
  return typeof status !== "number";
}

/**
 * The limits that are documented for the international cloud. For DescribeEventConfig, its page states both 20 and 100.
 * Whether the limits apply to an account or to an application is unknown. The simulator has one of each.
 *
 * @see https://www.tencentcloud.com/document/product/266/64486
 */
const requestsPerSecond: RequestRates = {
  DescribeEventConfig: 20,
  ModifyEventConfig: 20,
  PullEvents: 100,
  ConfirmEvents: 100,
  // The documented limits of these two actions have not been read.
  DescribeTaskDetail: Number.POSITIVE_INFINITY,
  DescribeMediaInfos: Number.POSITIVE_INFINITY,
};

/**
 * Starts a simulated Tencent Cloud VOD on localhost. It sends callbacks, has a queue, checks the signatures of API
 * requests and supports DescribeEventConfig, ModifyEventConfig, PullEvents, ConfirmEvents, DescribeTaskDetail and
 * DescribeMediaInfos. Rejects when the port is in use or an option names an unknown action.
 */
export async function simulateTencent(
  options: SimulateTencentOptions = {},
): Promise<SimulatedTencent> {
  const { credentials = defaultCredentials, subAppId } = options;
  const parts = createParts(options, { callbacks: callbackRules, requestsPerSecond, needsRetry });
  const config = new TencentConfigStore();
  const queue = newQueue(parts);
  const resources = { library: new MediaLibrary(), tasks: new TencentTasks() };
  const application = newApplication(parts, config, queue, resources, options);
  const actions = new Map([
    ...configActions(config, options.extraConfig ?? {}),
    ...queueActions(queue, options.partlyExpiredConfirm ?? "confirm_none"),
    ...lookupActions(resources.tasks, resources.library),
  ]);
  const { meter, apiNow: now } = parts;
  const activated = options.activated ?? true;
  const api = tencentApi({ credentials, subAppId, actions, meter, activated, now });
  const { cloud, assertOpen } = await compose(parts, options.port ?? 0, api, application);
  return {
    ...cloud,
    credentials,
    ...(subAppId === undefined ? {} : { subAppId }),
    get config() {
      return { ...config.current, SignKey: config.current.SignKey && "***" };
    },
    get queue() {
      return queue.counts;
    },
    async configure(patch) {
      assertOpen();
      config.configure(patch);
    },
    async delete(mediaId, parts = []) {
      assertOpen();
      application.delete(mediaId, parts);
    },
  };
}

/** Creates the queue. Its handles have their own random source, so that a pull does not change later ids. */
function newQueue({ clock, random }: CloudParts): EventQueue {
  const handles = seededRandom(random() * 2 ** 32);
  const newHandle = () => randomText(handles, "123456789", 19);
  return new EventQueue(new LeasedQueue({ clock, leaseSeconds, newHandle }));
}

function newApplication(
  { clock, random, sender }: CloudParts,
  config: TencentConfigStore,
  queue: EventQueue,
  resources: Pick<TencentApplicationOptions, "library" | "tasks">,
  options: SimulateTencentOptions,
): TencentApplication {
  const contentType = options.callbackContentType ?? "application/json";
  return new TencentApplication({
    ...resources,
    clock,
    config,
    identifiers: new TencentIdentifiers(random, options.subAppId ?? defaultAppId),
    publisher: new TencentPublisher({ clock, config, queue, sender, contentType }),
  });
}
