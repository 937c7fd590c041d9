import type { Attempt, CallbackRules, SimulatedCloud, SimulationOptions } from "../cloud/cloud.js";
import { compose, createParts } from "../cloud/compose.js";
import { MediaLibrary } from "../media/media-library.js";
import type { RequestRates } from "../server/request-meter.js";
import { BaiduAccount } from "./account.js";
import { baiduApi } from "./api.js";
import type { BaiduCredentials } from "./bce-auth.js";
import { type BaiduCallbackConfig, BaiduConfigStore } from "./config.js";
import { BaiduIdentifiers } from "./identifiers.js";
import { BaiduPublisher } from "./publisher.js";
import { BaiduTasks } from "./tasks.js";
import type { FetchPayloadKey } from "./uploads.js";

/** The options of a simulated Baidu. */
export interface SimulateBaiduOptions extends SimulationOptions {
  /** The accepted API keys. Default: generated ones. */
  readonly credentials?: BaiduCredentials;
  /**
   * The member that holds the content of MEDIA_FETCH_COMPLETE: the documentation's sample and Baidu's
   * Java SDK do not agree on it. The SDK's unless given.
   */
  readonly fetchPayloadKey?: FetchPayloadKey;
  /**
   * Hosts, without a port, that the cloud does not allow in a callback URL: its rule is not documented.
   * None unless given; what is no http or https URL is never allowed.
   */
  readonly forbiddenCallbackHosts?: readonly string[];
}

/** Baidu AI Cloud VOD on localhost. */
export interface SimulatedBaidu extends SimulatedCloud {
  readonly credentials: BaiduCredentials;
  /** The stored callback config, with the signing key as `***`. */
  readonly config: BaiduCallbackConfig;
  /**
   * Changes stored settings as somebody does in the console, without the API but by its rules. Rejects
   * where they are broken, and then nothing is changed.
   */
  configure(patch: Partial<BaiduCallbackConfig>): Promise<void>;
}

const defaultCredentials: BaiduCredentials = {
  accessKeyId: "simulated0000000000000000000000a",
  secretAccessKey: "simulated0000000000000000000000b",
};

/**
 * The cloud sends a callback again "several times in a row" without a 200. The number, the delay and the timeout
 * are unknown.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Dm3h9adtc
 */
const callbackRules: CallbackRules = { tries: 4, waitSeconds: 1, timeoutSeconds: 5 };

/** The documentation requires a 200. That other statuses count as failures is inferred. */
function needsRetry(status: Attempt["status"]): boolean {
  return status !== 200;
}

/** The cloud documents no limit. */
const requestsPerSecond: RequestRates = {
  "GET /v2/callback": Number.POSITIVE_INFINITY,
  "PUT /v2/callback": Number.POSITIVE_INFINITY,
  "GET /v2/tasks/{taskId}": Number.POSITIVE_INFINITY,
  "GET /v2/medias/{mediaId}": Number.POSITIVE_INFINITY,
};

/**
 * Starts a Baidu AI Cloud VOD on localhost: `GET` and `PUT /v2/callback`, `GET /v2/tasks/{taskId}` and
 * `GET /v2/medias/{mediaId}` with their signatures checked, and callbacks. Rejects if the port is in use or an option names an unknown action.
 */
export async function simulateBaidu(options: SimulateBaiduOptions = {}): Promise<SimulatedBaidu> {
  const { credentials = defaultCredentials } = options;
  const ground = createParts(options, { callbacks: callbackRules, requestsPerSecond, needsRetry });
  const { clock, random, sender } = ground;
  const config = new BaiduConfigStore(options.forbiddenCallbackHosts ?? []);
  const identifiers = new BaiduIdentifiers(random);
  const stock = { library: new MediaLibrary(), tasks: new BaiduTasks() };
  const account = new BaiduAccount({
    ...stock,
    clock,
    identifiers,
    publisher: new BaiduPublisher({ clock, config, identifiers, sender }),
    fetchPayloadKey: options.fetchPayloadKey ?? "mediaFetchCompleteEvent",
  });
  const { extraConfig = {}, activated = true } = options;
  const { meter, apiNow: now } = ground;
  const api = baiduApi({ credentials, config, stock, extraConfig, meter, activated, now });
  const { cloud, assertOpen } = await compose(ground, options.port ?? 0, api, account);
  return {
    ...cloud,
    credentials,
    get config() {
      const { signKey, ...shown } = config.current;
      return signKey ? { ...shown, signKey: "***" } : shown;
    },
    async configure(patch) {
      assertOpen();
      config.patch(patch);
    },
  };
}
