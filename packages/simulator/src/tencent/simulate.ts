import type { Attempt, CallbackRules, SimulatedCloud, SimulationOptions } from "../cloud/cloud.js";
import { type CloudParts, compose, createParts } from "../cloud/compose.js";
import { MediaLibrary } from "../media/media-library.js";
import { randomText, seededRandom } from "../primitives/seeded-random.js";
import type { RequestRates } from "../server/request-meter.js";
import { configActions, queueActions } from "./actions.js";
import { tencentApi } from "./api.js";
import { TencentApplication, type TencentApplicationOptions } from "./application.js";
import { type TencentCallbackConfig, TencentConfigStore } from "./config.js";
import type { DeletedFiles } from "./deletion.js";
import { TencentIdentifiers } from "./identifiers.js";
import { lookUpActions } from "./lookup-actions.js";
import { TencentPublisher } from "./publisher.js";
import { EventQueue, type PartlyExpiredConfirm } from "./queue.js";
import { TencentTasks } from "./tasks.js";
import type { TencentCredentials } from "./tc3.js";

/** What can be chosen for a simulated Tencent. */
export interface SimulateTencentOptions extends SimulationOptions {
  /** The accepted API keys. Default: generated ones. */
  readonly credentials?: TencentCredentials;
  /** The only application that requests may name; they may name any, or none, unless given. */
  readonly subAppId?: number;
  /** The Content-Type of callbacks, which the cloud does not document; JSON unless given. */
  readonly callbackContentType?: string;
  /** What a confirm does to the good handles among bad ones; none of them counts unless given. */
  readonly partlyExpiredConfirm?: PartlyExpiredConfirm;
}

/** Tencent Cloud VOD on localhost. */
export interface SimulatedTencent extends SimulatedCloud {
  readonly credentials: TencentCredentials;
  /** The only sub-application, if one is set. */
  readonly subAppId?: number;
  /** The stored callback config, with the signing key as `***`. */
  readonly config: TencentCallbackConfig;
  /** How many events wait to be pulled, and how many are pulled but not confirmed. */
  readonly queue: { readonly waiting: number; readonly leased: number };
  /**
   * Changes stored settings as somebody does in the console, without the API. Values are held to the
   * API's rules, but an empty `SignKey` takes the key away, which the API refuses and the console is
   * guessed to do. Rejects where a value is not valid, and then nothing is changed.
   */
  configure(patch: Partial<TencentCallbackConfig>): Promise<void>;
  /** Deletes a media, or only some of its files. Throws if the media does not exist. */
  delete(mediaId: string, parts?: readonly DeletedFiles[]): Promise<void>;
}

const defaultCredentials: TencentCredentials = {
  secretId: "AKIDsimulated0000000000000000000000",
  secretKey: "simulatedSecretKey00000000000000",
};

/** The account id in task ids and media URLs without a sub-application. */
const defaultAppId = 1500000001;

/**
 * The cloud's rules for callbacks, as documented for the format before the current one and not restated
 * since: 3 requests, 5 seconds each. How long it waits between them is unknown.
 */
const callbackRules: CallbackRules = { tries: 3, waitSeconds: 0, timeoutSeconds: 5 };

/**
 * The cloud ignores the content of an answer and retries without one (same documentation). The retry after a
 * failed connection is a guess.
 */
function needsRetry(status: Attempt["status"]): boolean {
  return typeof status !== "number";
}

/**
 * As documented for the international cloud; for DescribeEventConfig its page has 20 and 100. Whether
 * an account or an application has them is unknown, and here there is one of either.
 *
 * @see https://www.tencentcloud.com/document/product/266/64486
 */
const requestsPerSecond: RequestRates = {
  DescribeEventConfig: 20,
  ModifyEventConfig: 20,
  PullEvents: 100,
  ConfirmEvents: 100,
  // What the pages of these two say was not read.
  DescribeTaskDetail: Number.POSITIVE_INFINITY,
  DescribeMediaInfos: Number.POSITIVE_INFINITY,
};

/**
 * Starts a Tencent Cloud VOD on localhost: DescribeEventConfig, ModifyEventConfig, PullEvents,
 * ConfirmEvents, DescribeTaskDetail and DescribeMediaInfos with signature checks, callbacks, and a queue. Rejects if the port is in use or an
 * option names an unknown action.
 */
export async function simulateTencent(
  options: SimulateTencentOptions = {},
): Promise<SimulatedTencent> {
  const { credentials = defaultCredentials, subAppId } = options;
  const ground = createParts(options, { callbacks: callbackRules, requestsPerSecond, needsRetry });
  const config = new TencentConfigStore();
  const queue = newQueue(ground);
  const stock = { library: new MediaLibrary(), tasks: new TencentTasks() };
  const application = newApplication(ground, config, queue, stock, options);
  const actions = new Map([
    ...configActions(config, options.extraConfig ?? {}),
    ...queueActions(queue, options.partlyExpiredConfirm ?? "confirm_none"),
    ...lookUpActions(stock.tasks, stock.library),
  ]);
  const { meter, apiNow: now } = ground;
  const activated = options.activated ?? true;
  const api = tencentApi({ credentials, subAppId, actions, meter, activated, now });
  const { cloud, assertOpen } = await compose(ground, options.port ?? 0, api, application);
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

/** Handles have their own random source, so that a pull does not change later ids. */
function newQueue({ clock, random }: CloudParts): EventQueue {
  const handles = seededRandom(random() * 2 ** 32);
  return new EventQueue({ clock, newHandle: () => randomText(handles, "123456789", 19) });
}

function newApplication(
  { clock, random, sender }: CloudParts,
  config: TencentConfigStore,
  queue: EventQueue,
  stock: Pick<TencentApplicationOptions, "library" | "tasks">,
  options: SimulateTencentOptions,
): TencentApplication {
  const contentType = options.callbackContentType ?? "application/json";
  return new TencentApplication({
    ...stock,
    clock,
    config,
    identifiers: new TencentIdentifiers(random, options.subAppId ?? defaultAppId),
    publisher: new TencentPublisher({ clock, config, queue, sender, contentType }),
  });
}
