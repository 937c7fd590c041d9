import type { CallbackRules, ConfiguredCloud, SimulationOptions } from "../cloud/cloud.js";
import { compose, createParts } from "../cloud/compose.js";
import { MediaLibrary } from "../media/media-library.js";
import type { RequestRates } from "../server/request-meter.js";
import { baiduApi } from "./api.js";
import type { BaiduCredentials } from "./bce-auth.js";
import { type BaiduCallbackConfig, BaiduConfigStore } from "./config.js";
import { baiduCustomer } from "./customer.js";
import { baiduIdentifiers } from "./identifiers.js";
import { baiduPublisher } from "./publisher.js";
import { baiduActions, baiduRoutes } from "./routes.js";
import { BaiduTasks } from "./tasks.js";
import type { FetchPayloadKey } from "./uploads.js";

/** The options of {@link simulateBaidu}. */
export interface SimulateBaiduOptions extends SimulationOptions {
  /** The accepted API keys. Default: fixed sample keys. */
  readonly credentials?: BaiduCredentials;
  /**
   * The member that contains the content of MEDIA_FETCH_COMPLETE. The documentation's sample and Baidu's Java SDK
   * differ. Default: the SDK's `mediaFetchCompleteEvent`.
   */
  readonly fetchPayloadKey?: FetchPayloadKey;
  /**
   * The hosts, without a port, that a callback URL must not have. The cloud's rule is not documented. Default: none.
   * URLs with another scheme than http or https are always rejected.
   */
  readonly forbiddenCallbackHosts?: readonly string[];
}

/** Baidu AI Cloud VOD on localhost. */
export interface SimulatedBaidu extends ConfiguredCloud<BaiduCallbackConfig> {
  readonly credentials: BaiduCredentials;
}

const defaultCredentials: BaiduCredentials = {
  accessKeyId: "simulated0000000000000000000000a",
  secretAccessKey: "simulated0000000000000000000000b",
};

/**
 * Without a response with status 200, the cloud sends a callback again "several times in a row". Inferred: other
 * statuses count as failures. The number of attempts, the delay and the timeout are unknown.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Dm3h9adtc
 */
const callbackRules: CallbackRules = { tries: 4, waitSeconds: 1, timeoutSeconds: 5 };

/** The cloud documents no limit. */
const requestsPerSecond: RequestRates = Object.fromEntries(
  baiduActions.map((action) => [action, Number.POSITIVE_INFINITY]),
);

/**
 * Starts a simulated Baidu AI Cloud VOD on localhost. It sends callbacks, checks the signatures of API requests and
 * supports `GET` and `PUT /v2/callback`, and the lookups and lists of tasks and media. Rejects when the port is in use
 * or an option names an unknown action.
 */
export async function simulateBaidu(options: SimulateBaiduOptions = {}): Promise<SimulatedBaidu> {
  const { credentials = defaultCredentials, fetchPayloadKey = "mediaFetchCompleteEvent" } = options;
  const parts = createParts(options, { callbacks: callbackRules, requestsPerSecond });
  const config = new BaiduConfigStore(options.forbiddenCallbackHosts ?? []);
  const identifiers = baiduIdentifiers(parts.random);
  const resources = { library: new MediaLibrary(parts.clock), tasks: new BaiduTasks(parts.clock) };
  const publisher = baiduPublisher({ ...parts, config, identifiers });
  const customer = baiduCustomer({ ...resources, identifiers, publisher, fetchPayloadKey });
  const routes = baiduRoutes({ ...parts, ...resources, config });
  const api = baiduApi({ ...parts, credentials, routes });
  const { cloud, ifOpen } = await compose(parts, api, customer, publisher);
  return {
    ...cloud,
    credentials,
    get config() {
      const { signKey, ...shown } = config.current;
      return signKey ? { ...shown, signKey: "***" } : shown;
    },
    configure: (patch) => ifOpen(() => config.patch(patch)),
  };
}
