import type { CallbackRules, ConfiguredCloud, SimulationOptions } from "../cloud/cloud.js";
import { compose, createParts } from "../cloud/compose.js";
import { LeasedQueue, type QueueTotals } from "../cloud/leased-queue.js";
import { MediaLibrary } from "../media/media-library.js";
import { randomHex } from "../primitives/seeded-random.js";
import type { CloudApi } from "../server/cloud-api.js";
import type { RequestRates } from "../server/request-meter.js";
import { alibabaActions } from "./actions.js";
import { alibabaApi } from "./api.js";
import { type AlibabaCallbackConfig, AlibabaConfigStore } from "./config.js";
import { alibabaCustomer } from "./customer.js";
import { alibabaIdentifiers } from "./identifiers.js";
import { alibabaPublisher } from "./publisher.js";
import { alibabaQueueApi, isQueueRequest, type QueueMessage } from "./queue-api.js";
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
export interface SimulatedAlibaba extends ConfiguredCloud<AlibabaCallbackConfig> {
  readonly credentials: AlibabaCredentials;
  readonly appId: string;
  /** The queue: its name, and the number of waiting and of leased messages. */
  readonly queue: { readonly name: string; readonly waiting: number; readonly leased: number };
  /** What has become of the events of the queue. */
  readonly queueTotals: QueueTotals;
  /** Deletes a media. Rejects for an unknown media. */
  delete(mediaId: string): Promise<void>;
}

const defaultCredentials: AlibabaCredentials = {
  accessKeyId: "LTAIsimulated00000000000",
  accessKeySecret: "simulatedAccessKeySecret000000",
};

/**
 * Three attempts in all, a second apart, each with a timeout of 5 seconds. The FAQ says "up to three retries".
 * Only status 200 is a success, not even another 2xx.
 *
 * @see https://www.alibabacloud.com/help/en/vod/user-guide/event-notification-overview
 */
const callbackRules: CallbackRules = { tries: 3, waitSeconds: 1, timeoutSeconds: 5 };

/** The documented limits of the VOD API. Those of the queue are far higher than a test needs. */
const requestsPerSecond: RequestRates = {
  SetMessageCallback: 15,
  GetMessageCallback: 15,
  DeleteMessageCallback: 15,
  GetMezzanineInfo: 100,
  GetPlayInfo: 360,
  // The limit is unknown.
  GetVideoList: Number.POSITIVE_INFINITY,
  BatchReceiveMessage: Number.POSITIVE_INFINITY,
  BatchDeleteMessage: Number.POSITIVE_INFINITY,
};

/**
 * Starts a simulated Alibaba Cloud VOD with a queue on localhost. It sends callbacks, checks the signatures of API
 * requests and supports SetMessageCallback, GetMessageCallback, DeleteMessageCallback, GetMezzanineInfo, GetPlayInfo,
 * GetVideoList, BatchReceiveMessage and BatchDeleteMessage. Rejects when the port is in use or an option names an unknown action.
 */
export async function simulateAlibaba(
  options: SimulateAlibabaOptions = {},
): Promise<SimulatedAlibaba> {
  const { credentials = defaultCredentials, appId = "app-1000000" } = options;
  const { queueName = "vod-events" } = options;
  const parts = createParts(options, { callbacks: callbackRules, requestsPerSecond });
  const { clock } = parts;
  const config = new AlibabaConfigStore();
  const messages = new LeasedQueue<QueueMessage>({
    ...parts,
    leaseSeconds: options.visibilitySeconds ?? 30,
    newHandle: (random) => randomHex(random, 40),
  });
  const resources = { library: new MediaLibrary(clock), renditions: new Map<string, object[]>() };
  const identifiers = alibabaIdentifiers(parts.random);
  const enqueue = (event: string) => {
    const body = options.messageBody === "plain" ? event : Buffer.from(event).toString("base64");
    messages.put({ id: identifiers.id(), body, enqueuedAt: clock.now() });
  };
  const publisher = alibabaPublisher({ ...parts, config, enqueue });
  const customer = alibabaCustomer({ ...resources, clock, identifiers, publisher });
  const actions = alibabaActions({ ...resources, ...parts, config, appId });
  const api = eitherApi(
    alibabaQueueApi({ credentials, queueName, messages }),
    alibabaApi({ ...parts, credentials, actions }),
  );
  const { cloud, ifOpen } = await compose(parts, api, customer, publisher);
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
    get queueTotals() {
      return messages.totals;
    },
    configure: (patch) => ifOpen(() => config.configure(patch)),
    delete: (mediaId) => ifOpen(() => customer.delete(mediaId)),
  };
}

/** Combines the APIs of the two services. */
function eitherApi(queue: CloudApi, vod: CloudApi): CloudApi {
  const apiOf = (request: Parameters<CloudApi["run"]>[0]) =>
    isQueueRequest(request) ? queue : vod;
  return {
    actionOf: (request) => apiOf(request).actionOf(request),
    run: (request) => apiOf(request).run(request),
    errorResponse: (error, request) => apiOf(request).errorResponse(error, request),
  };
}
