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
export interface SimulatedBaidu extends SimulatedCloud {
  readonly credentials: BaiduCredentials;
  /** The stored callback config, with the signing key as `***`. */
  readonly config: BaiduCallbackConfig;
  /**
   * Changes stored settings without an API call, as in the console. The settings are validated by the API's rules.
   * Rejects for an invalid setting, and changes nothing in that case.
   */
  configure(patch: Partial<BaiduCallbackConfig>): Promise<void>;
}

const defaultCredentials: BaiduCredentials = {
  accessKeyId: "simulated0000000000000000000000a",
  secretAccessKey: "simulated0000000000000000000000b",
};

/**
 * Without a response with status 200, the cloud sends a callback again "several times in a row". The number of
 * attempts, the delay and the timeout are unknown.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Dm3h9adtc
 */
const callbackRules: CallbackRules = { tries: 4, waitSeconds: 1, timeoutSeconds: 5 };

/** The documentation requires status 200. Inferred: other statuses count as failures. */
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
 * Starts a simulated Baidu AI Cloud VOD on localhost. It sends callbacks, checks the signatures of API requests and
 * supports `GET` and `PUT /v2/callback`, `GET /v2/tasks/{taskId}` and `GET /v2/medias/{mediaId}`. Rejects when the port
 * is in use or an option names an unknown action.
 */
export async function simulateBaidu(options: SimulateBaiduOptions = {}): Promise<SimulatedBaidu> {
  const { credentials = defaultCredentials } = options;
  const parts = createParts(options, { callbacks: callbackRules, requestsPerSecond, needsRetry });
  const { clock, random, sender } = parts;
  const config = new BaiduConfigStore(options.forbiddenCallbackHosts ?? []);
  const identifiers = new BaiduIdentifiers(random);
  const resources = { library: new MediaLibrary(), tasks: new BaiduTasks() };
  const account = new BaiduAccount({
    ...resources,
    clock,
    identifiers,
    publisher: new BaiduPublisher({ clock, config, identifiers, sender }),
    fetchPayloadKey: options.fetchPayloadKey ?? "mediaFetchCompleteEvent",
  });
  const { extraConfig = {}, activated = true } = options;
  const { meter, apiNow: now } = parts;
  const api = baiduApi({ credentials, config, resources, extraConfig, meter, activated, now });
  const { cloud, assertOpen } = await compose(parts, options.port ?? 0, api, account);
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
