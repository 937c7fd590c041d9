import { type CredentialsOption, type Environment, OptionReader } from "@vod-events/core/provider";
import { type AlibabaVodClient, type Connection, createClient } from "./client.js";
import { type AlibabaCredentials, credentialsFormat } from "./credentials.js";
import { type AlibabaQueueOptions, checkQueue, type QueueSettings } from "./queue-options.js";

/** The options of `alibaba()`. All are optional. Some fall back to environment variables; an empty one is unset. */
export interface AlibabaOptions {
  /**
   * The AccessKey pair that signs API calls, or a function that is called before each call. A receiver needs none.
   * Default: `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET` and, for temporary credentials,
   * `ALIBABA_CLOUD_SECURITY_TOKEN`.
   */
  readonly credentials?: CredentialsOption<AlibabaCredentials> | undefined;
  /** The region of VOD; each has its own callback config. Default: `ALIBABA_CLOUD_REGION_ID`, or `cn-shanghai`. */
  readonly region?: string | undefined;
  /** The id of the application in VOD. Default: `ALIBABA_CLOUD_VOD_APP_ID`, or the account's `app-1000000`. */
  readonly appId?: string | undefined;
  /** The http(s) URL of the API instead of the region's own. Default: `ALIBABA_CLOUD_VOD_ENDPOINT`. */
  readonly endpoint?: string | undefined;
  /** A configured client instead of `credentials`, `region`, `endpoint` and their variables. */
  readonly client?: AlibabaVodClient | undefined;
  /** The queue to pull events from, for the mode `pull`. */
  readonly queue?: AlibabaQueueOptions | undefined;
  /** The timeout of a call, including getting the credentials; at most 3600. Default 15. */
  readonly timeoutSeconds?: number | undefined;
  /** The environment for absent options. Default `process.env`. */
  readonly env?: Environment | undefined;
}

/** Validated {@link AlibabaOptions} with their defaults. */
export interface AlibabaSettings {
  readonly client: AlibabaVodClient;
  /** The settings of the adapter's own client; absent with a custom client. */
  readonly connection: Connection | undefined;
  readonly appId: string;
  readonly queue: QueueSettings | undefined;
  readonly timeoutSeconds: number;
}

/** The environment variables of the options except the credentials. */
export const variables = {
  region: ["ALIBABA_CLOUD_REGION_ID", "the region of VOD"],
  appId: ["ALIBABA_CLOUD_VOD_APP_ID", "the id of the application in VOD"],
  endpoint: ["ALIBABA_CLOUD_VOD_ENDPOINT", "the URL of the API"],
} as const;

/** The id of the application that every account has. */
const defaultAppId = "app-1000000";

/**
 * Validates the options and fills in the defaults.
 *
 * @throws VodError `config_invalid` that names the option or variable and its rule
 */
export function checkOptions(options: AlibabaOptions): AlibabaSettings {
  const reader = new OptionReader(options, {
    provider: "alibaba",
    variables,
    others: ["client", "queue"],
  });
  const { timeoutSeconds } = reader;
  const appIdRule = `must be the id of an application, such as ${defaultAppId}`;
  const common = {
    appId: reader.text("appId", /^[\w-]{1,64}$/, appIdRule) ?? defaultAppId,
    queue: checkQueue(options.queue),
    timeoutSeconds,
  };
  const { client } = options;
  if (client !== undefined) {
    if (typeof client?.request === "function") return { ...common, client, connection: undefined };
    throw reader.invalid("client", "must be a client of @alicloud/pop-core");
  }
  const regionRule = "must be a region, such as cn-shanghai or ap-southeast-1";
  const region = reader.text("region", /^[a-z]{2}-[a-z]+(-\d+)?$/, regionRule) ?? "cn-shanghai";
  const connection = {
    credentials: reader.credentials(options.credentials, credentialsFormat),
    ...reader.endpoint(`https://vod.${region}.aliyuncs.com`),
    timeoutSeconds,
  };
  return { ...common, client: createClient(connection), connection };
}
