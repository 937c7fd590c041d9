import type { Attempt, CallbackRules, ConfiguredCloud, SimulationOptions } from "../cloud/cloud.js";
import { compose, createParts } from "../cloud/compose.js";
import { LeasedQueue, type QueueTotals } from "../cloud/leased-queue.js";
import { MediaLibrary } from "../media/media-library.js";
import { randomText } from "../primitives/seeded-random.js";
import type { RequestRates } from "../server/request-meter.js";
import { configActions, leaseSeconds, type PartlyExpiredConfirm, queueActions } from "./actions.js";
import { tencentApi } from "./api.js";
import { type TencentCallbackConfig, TencentConfigStore } from "./config.js";
import { tencentCustomer } from "./customer.js";
import type { DeletedFiles } from "./deletion.js";
import type { TencentEvent } from "./event.js";
import { tencentIdentifiers } from "./identifiers.js";
import { listActions } from "./list-actions.js";
import { lookupActions } from "./lookup-actions.js";
import { tencentPublisher } from "./publisher.js";
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
export interface SimulatedTencent extends ConfiguredCloud<TencentCallbackConfig> {
  readonly credentials: TencentCredentials;
  /** The only sub-application. Absent when the option is not set. */
  readonly subAppId?: number;
  /** The number of waiting events, and of events that are pulled but not confirmed. */
  readonly queue: { readonly waiting: number; readonly leased: number };
  /** What has become of the events of the queue. */
  readonly queueTotals: QueueTotals;
  /**
   * {@inheritDoc ConfiguredCloud.configure} One exception to the API's rules: an empty `SignKey` removes the key. That
   * the console accepts it is a guess.
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
  DescribeTasks: 100,
  // The documented limits of these actions have not been read.
  DescribeTaskDetail: Number.POSITIVE_INFINITY,
  DescribeMediaInfos: Number.POSITIVE_INFINITY,
  SearchMedia: Number.POSITIVE_INFINITY,
};

/**
 * Starts a simulated Tencent Cloud VOD on localhost. It sends callbacks, has a queue, checks the signatures of API
 * requests and supports DescribeEventConfig, ModifyEventConfig, PullEvents, ConfirmEvents, DescribeTaskDetail,
 * DescribeMediaInfos, SearchMedia and DescribeTasks. Rejects when the port is in use or an option names an unknown action.
 */
export async function simulateTencent(
  options: SimulateTencentOptions = {},
): Promise<SimulatedTencent> {
  const { credentials = defaultCredentials, subAppId } = options;
  const { callbackContentType: contentType = "application/json" } = options;
  const parts = createParts(options, { callbacks: callbackRules, requestsPerSecond, needsRetry });
  const { clock, random } = parts;
  const config = new TencentConfigStore();
  const queue = new LeasedQueue<TencentEvent>({
    ...parts,
    leaseSeconds,
    newHandle: (source) => randomText(source, "123456789", 19),
  });
  const resources = { library: new MediaLibrary(clock), tasks: new TencentTasks(clock) };
  const identifiers = tencentIdentifiers(random, subAppId ?? defaultAppId);
  const publisher = tencentPublisher({ ...parts, config, queue, contentType });
  const common = { ...resources, clock, config };
  const customer = tencentCustomer({ ...common, identifiers, publisher });
  const actions = new Map(
    Object.entries({
      ...configActions(config, parts.extraConfig),
      ...queueActions(queue, options.partlyExpiredConfirm ?? "confirm_none"),
      ...lookupActions(resources.tasks, resources.library),
      ...listActions(resources.tasks, resources.library),
    }),
  );
  const api = tencentApi({ ...parts, credentials, subAppId, actions });
  const { cloud, ifOpen } = await compose(parts, api, customer, publisher);
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
    get queueTotals() {
      return queue.totals;
    },
    configure: (patch) => ifOpen(() => config.configure(patch)),
    delete: (mediaId, parts = []) => ifOpen(() => customer.delete(mediaId, parts)),
  };
}
