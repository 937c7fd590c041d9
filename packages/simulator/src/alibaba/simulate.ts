import type { Attempt, CallbackRules, SimulatedCloud, SimulationOptions } from "../cloud/cloud.js";
import { type CloudParts, compose, createParts } from "../cloud/compose.js";
import { LeasedQueue } from "../cloud/leased-queue.js";
import { MediaLibrary } from "../media/media-library.js";
import { randomHex, seededRandom } from "../primitives/seeded-random.js";
import type { CloudApi } from "../server/cloud-api.js";
import type { RequestRates } from "../server/request-meter.js";
import { AlibabaAccount } from "./account.js";
import { alibabaActions } from "./actions.js";
import { alibabaApi } from "./api.js";
import { type AlibabaCallbackConfig, AlibabaConfigStore } from "./config.js";
import { AlibabaIdentifiers } from "./identifiers.js";
import { AlibabaPublisher } from "./publisher.js";
import { alibabaQueueApi, isQueueRequest, type QueueMessage } from "./queue-api.js";
import { AlibabaRenditions } from "./renditions.js";
import type { AlibabaCredentials } from "./rpc-request.js";

/** The options of {@link simulateAlibaba}. */
export interface SimulateAlibabaOptions extends SimulationOptions {
  /** The accepted AccessKey pair, for VOD and for the queue. Default: a fixed sample pair. */
  readonly credentials?: AlibabaCredentials;
  /** The only application. Default `app-1000000`. */
  readonly appId?: string;
  /** The name of the queue. Default `vod-events`. */
  readonly queueName?: string;
  /** The visibility timeout of the queue, in seconds. Default 30. */
  readonly visibilitySeconds?: number;
  /** How VOD writes events into messages, which is undocumented. Default `base64`. */
  readonly messageBody?: "base64" | "plain";
}

/** Alibaba Cloud VOD and Simple Message Queue on localhost, behind one URL. */
export interface SimulatedAlibaba extends SimulatedCloud {
  readonly credentials: AlibabaCredentials;
  readonly appId: string;
  /** The queue: its name, and the number of waiting and of leased messages. */
  readonly queue: { readonly name: string; readonly waiting: number; readonly leased: number };
  /** The stored callback config, with the signing key as `***`. */
  readonly config: AlibabaCallbackConfig;
  /**
   * Changes stored settings without an API call, as in the console. The settings are validated by the API's rules.
   * Rejects for an invalid setting, and changes nothing in that case.
   */
  configure(patch: Partial<AlibabaCallbackConfig>): Promise<void>;
  /** Deletes a media. Rejects for an unknown media. */
  delete(mediaId: string): Promise<void>;
}

const defaultCredentials: AlibabaCredentials = {
  accessKeyId: "LTAIsimulated00000000000",
  accessKeySecret: "simulatedAccessKeySecret000000",
};

/**
 * Three attempts in all, a second apart, each with a timeout of 5 seconds. The FAQ says "up to three retries".
 *
 * @see https://www.alibabacloud.com/help/en/vod/user-guide/event-notification-overview
 */
const callbackRules: CallbackRules = { tries: 3, waitSeconds: 1, timeoutSeconds: 5 };

/** Only status 200 is a success, not even another 2xx. */
function needsRetry(status: Attempt["status"]): boolean {
  return status !== 200;
}

/** The documented limits of the VOD API. Those of the queue are far higher than a test needs. */
const requestsPerSecond: RequestRates = {
  SetMessageCallback: 15,
  GetMessageCallback: 15,
  DeleteMessageCallback: 15,
  GetMezzanineInfo: 100,
  GetPlayInfo: 360,
  BatchReceiveMessage: Number.POSITIVE_INFINITY,
  BatchDeleteMessage: Number.POSITIVE_INFINITY,
};

/**
 * Starts a simulated Alibaba Cloud VOD with a queue on localhost. It sends callbacks, checks the signatures of API
 * requests and supports SetMessageCallback, GetMessageCallback, DeleteMessageCallback, GetMezzanineInfo, GetPlayInfo,
 * BatchReceiveMessage and BatchDeleteMessage. Rejects when the port is in use or an option names an unknown action.
 */
export async function simulateAlibaba(
  options: SimulateAlibabaOptions = {},
): Promise<SimulatedAlibaba> {
  const { credentials = defaultCredentials, appId = "app-1000000" } = options;
  const { queueName = "vod-events", extraConfig = {}, activated = true } = options;
  const parts = createParts(options, { callbacks: callbackRules, requestsPerSecond, needsRetry });
  const { clock, meter, apiNow: now } = parts;
  const config = new AlibabaConfigStore();
  const messages = newQueue(parts, options.visibilitySeconds ?? 30);
  const resources = { library: new MediaLibrary(), renditions: new AlibabaRenditions() };
  const identifiers = new AlibabaIdentifiers(parts.random);
  const enqueue = (event: string) => {
    const body = options.messageBody === "plain" ? event : Buffer.from(event).toString("base64");
    messages.put({ id: identifiers.id(), body, enqueuedAt: clock.now() });
  };
  const publisher = new AlibabaPublisher({ clock, config, sender: parts.sender, enqueue });
  const account = new AlibabaAccount({ ...resources, clock, identifiers, publisher });
  const actions = alibabaActions({ ...resources, config, appId, extraConfig });
  const api = eitherApi(
    alibabaQueueApi({ credentials, queueName, messages }),
    alibabaApi({ credentials, actions, meter, activated, now }),
  );
  const { cloud, assertOpen } = await compose(parts, options.port ?? 0, api, account);
  return {
    ...cloud,
    ...{ credentials, appId },
    get queue() {
      return { name: queueName, ...messages.counts };
    },
    get config() {
      const { AuthKey, ...shown } = config.current;
      return AuthKey === undefined ? shown : { ...shown, AuthKey: "***" };
    },
    async configure(patch) {
      assertOpen();
      config.configure(patch);
    },
    async delete(mediaId) {
      assertOpen();
      account.delete(mediaId);
    },
  };
}

/** Creates the queue. Its handles have their own random source, so that a pull does not change later ids. */
function newQueue({ clock, random }: CloudParts, leaseSeconds: number): LeasedQueue<QueueMessage> {
  const handles = seededRandom(random() * 2 ** 32);
  return new LeasedQueue({ clock, leaseSeconds, newHandle: () => randomHex(handles, 40) });
}

/** Combines the APIs of the two services. */
function eitherApi(queue: CloudApi, vod: CloudApi): CloudApi {
  const apiOf = (request: Parameters<CloudApi["handle"]>[0]) =>
    isQueueRequest(request) ? queue : vod;
  return {
    actionOf: (request) => apiOf(request).actionOf(request),
    handle: (request) => apiOf(request).handle(request),
    errorResponse: (code, request) => apiOf(request).errorResponse(code, request),
  };
}
