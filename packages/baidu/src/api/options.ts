import { type CredentialsOption, type Environment, OptionReader } from "@vod-events/core/provider";
import { type BaiduVodClient, type Connection, createClient } from "./client.js";
import { type BaiduCredentials, credentialsFormat } from "./credentials.js";

/**
 * The options of `baidu()`. All are optional. Some fall back to environment variables; an empty variable counts as
 * unset.
 */
export interface BaiduOptions {
  /**
   * The access key that signs API calls, or a function that is called before each call. Not needed by a receiver, nor
   * with `client`. Default: `BAIDUCLOUD_ACCESS_KEY`, `BAIDUCLOUD_SECRET_KEY` and, for a temporary key,
   * `BAIDUCLOUD_SESSION_TOKEN`.
   */
  readonly credentials?: CredentialsOption<BaiduCredentials> | undefined;
  /**
   * The URL of the API: http(s) without a path. Default: `BAIDUCLOUD_VOD_ENDPOINT`, or `https://vod.bj.baidubce.com`.
   */
  readonly endpoint?: string | undefined;
  /** A custom API client instead of `credentials`, `endpoint` and their variables. */
  readonly client?: BaiduVodClient | undefined;
  /** The timeout of a call: above 0, at most 3600. Default 15. */
  readonly timeoutSeconds?: number | undefined;
  /** The environment for absent options. Default `process.env`. */
  readonly env?: Environment | undefined;
}

/** Validated {@link BaiduOptions} with their defaults. */
export interface BaiduSettings {
  readonly client: BaiduVodClient;
  /** The settings of the adapter's own client; absent with a custom client. */
  readonly connection: Connection | undefined;
  readonly timeoutSeconds: number;
}

/** The environment variables of the options except the credentials. */
export const variables = {
  endpoint: ["BAIDUCLOUD_VOD_ENDPOINT", "the URL of the API"],
} as const;

/**
 * Validates the options and fills in the defaults.
 *
 * @throws VodError `config_invalid` that names the option or variable and its rule
 */
export function checkOptions(options: BaiduOptions): BaiduSettings {
  const reader = new OptionReader(options, { provider: "baidu", variables, others: ["client"] });
  const { timeoutSeconds } = reader;
  const { client } = options;
  if (client === undefined) {
    const connection: Connection = {
      credentials: reader.credentials(options.credentials, credentialsFormat),
      ...reader.endpoint("https://vod.bj.baidubce.com"),
    };
    return { client: createClient(connection), connection, timeoutSeconds };
  }
  if (typeof client?.getCallback !== "function" || typeof client.putCallback !== "function") {
    throw reader.invalid("client", "must have the methods getCallback and putCallback");
  }
  return { client, connection: undefined, timeoutSeconds };
}
