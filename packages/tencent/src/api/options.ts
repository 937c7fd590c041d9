import { type CredentialsOption, type Environment, OptionReader } from "@vod-events/core/provider";
import { type Connection, createClient, type TencentVodClient } from "./client.js";
import { credentialsFormat, type TencentCredentials } from "./credentials.js";

/**
 * The options of `tencent()`. All are optional. Some fall back to environment variables; an empty variable counts as
 * unset.
 */
export interface TencentOptions {
  /**
   * The key pair that signs API calls, or a function that is called before each call, so that temporary credentials
   * can be renewed. Not needed by a receiver, nor with `client`. Default: `TENCENTCLOUD_SECRET_ID`,
   * `TENCENTCLOUD_SECRET_KEY` and, for temporary credentials, `TENCENTCLOUD_SESSION_TOKEN`.
   */
  readonly credentials?: CredentialsOption<TencentCredentials> | undefined;
  /**
   * The id of the application (SubAppId). Accounts that activated VOD on or after 2023-12-25 need it, also for their
   * default application. Default: `TENCENTCLOUD_VOD_SUB_APP_ID`.
   */
  readonly subAppId?: number | undefined;
  /** The site of the account. Default: `TENCENTCLOUD_VOD_SITE`, or `mainland`. */
  readonly site?: "mainland" | "international" | undefined;
  /**
   * The http(s) URL of the API instead of the site's own, such as a simulator. Default: `TENCENTCLOUD_VOD_ENDPOINT`.
   */
  readonly endpoint?: string | undefined;
  /** A configured SDK client instead of `credentials`, `site`, `endpoint` and their variables. */
  readonly client?: TencentVodClient | undefined;
  /**
   * The timeout of a call, including getting the credentials; at most 3600. A pull waits up to 5 s on the server, so
   * use 10 or more. Default 15.
   */
  readonly timeoutSeconds?: number | undefined;
  /** The environment for absent options. Default `process.env`. */
  readonly env?: Environment | undefined;
}

/** Validated {@link TencentOptions} with their defaults. */
export interface TencentSettings {
  readonly client: TencentVodClient;
  /** The settings of the adapter's own client; absent with a custom client. */
  readonly connection: Connection | undefined;
  readonly subAppId: number | undefined;
  readonly timeoutSeconds: number;
}

const siteEndpoints = {
  mainland: "https://vod.tencentcloudapi.com",
  international: "https://vod.intl.tencentcloudapi.com",
} as const;

/** The environment variables of the options except the credentials. */
export const variables = {
  subAppId: ["TENCENTCLOUD_VOD_SUB_APP_ID", "the id of the sub-application"],
  site: ["TENCENTCLOUD_VOD_SITE", "mainland or international"],
  endpoint: ["TENCENTCLOUD_VOD_ENDPOINT", "the URL of the API"],
} as const;

/**
 * Validates the options and fills in the defaults.
 *
 * @throws VodError `config_invalid` that names the option or variable and its rule
 */
export function checkOptions(options: TencentOptions): TencentSettings {
  const reader = new OptionReader(options, { provider: "tencent", variables, others: ["client"] });
  const { timeoutSeconds } = reader;
  const subAppId = subAppIdIn(reader, options);
  const { client } = options;
  if (client === undefined) {
    const connection: Connection = {
      credentials: reader.credentials(options.credentials, credentialsFormat),
      ...reader.endpoint(siteEndpoints[reader.oneOf("site", ["mainland", "international"])]),
      timeoutSeconds,
    };
    return { client: createClient(connection), connection, subAppId, timeoutSeconds };
  }
  if (typeof client?.request !== "function") {
    const rule = "must have the method request, as the SDK's VOD client has";
    throw reader.invalid("client", rule);
  }
  return { client, connection: undefined, subAppId, timeoutSeconds };
}

/** A variable is text; an option is a number. */
function subAppIdIn(
  reader: OptionReader<TencentOptions, keyof typeof variables>,
  { subAppId }: TencentOptions,
): number | undefined {
  const found: unknown = reader.find("subAppId");
  if (found === undefined) return undefined;
  const isText = subAppId === undefined && typeof found === "string" && /^\d+$/.test(found);
  const id = isText ? Number(found) : found;
  if (typeof id === "number" && Number.isSafeInteger(id) && id > 0) return id;
  const rule = "must be a positive integer: the id shown in the VOD console";
  throw reader.invalid("subAppId", rule);
}
