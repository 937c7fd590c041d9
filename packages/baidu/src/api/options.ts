import {
  type CredentialsOption,
  credentialsProvider,
  type Environment,
  readVariable,
  rejectUnknownOptions,
} from "@vod-events/core/provider";
import { type BaiduVodClient, type Connection, createClient } from "./client.js";
import { type BaiduCredentials, credentialsFormat } from "./credentials.js";
import { checks } from "./option-checks.js";

/**
 * The options of `baidu()`. All are optional. Some fall back to environment variables; an empty variable counts as
 * unset.
 */
export interface BaiduOptions {
  /**
   * The access key for the callback config, or a function that is called before each API call. Default:
   * `BAIDUCLOUD_ACCESS_KEY`, `BAIDUCLOUD_SECRET_KEY` and, for a temporary key, `BAIDUCLOUD_SESSION_TOKEN`.
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

const defaultEndpoint = "https://vod.bj.baidubce.com";
const defaultTimeoutSeconds = 15;

const optionNames: Readonly<Record<keyof BaiduOptions, true>> = {
  credentials: true,
  endpoint: true,
  client: true,
  timeoutSeconds: true,
  env: true,
};

/**
 * Validates the options and fills in the defaults.
 *
 * @throws VodError `config_invalid` that names the option or variable and its rule
 */
export function checkOptions(options: BaiduOptions): BaiduSettings {
  rejectUnknownOptions("baidu", options, Object.keys(optionNames));
  const client = checkClient(options.client);
  const { env: given = process.env } = options;
  const env = client === undefined ? checks.environment(given) : {};
  const connection: Connection = {
    credentials: credentialsProvider(options.credentials, env, credentialsFormat),
    endpoint: endpointOf(options, env),
  };
  return {
    client: client ?? createClient(connection),
    connection: client === undefined ? connection : undefined,
    timeoutSeconds: checks.timeoutSeconds(options.timeoutSeconds ?? defaultTimeoutSeconds),
  };
}

/** The environment variable of the option `endpoint`. */
export const endpointVariable = "BAIDUCLOUD_VOD_ENDPOINT";

function endpointOf({ endpoint }: BaiduOptions, env: Environment): URL {
  if (endpoint !== undefined) return checkEndpoint(endpoint, "baidu.endpoint");
  return checkEndpoint(readVariable(env, endpointVariable) ?? defaultEndpoint, endpointVariable);
}

function checkEndpoint(endpoint: string, path: string): URL {
  const rule = `must be an http(s) URL without a path, such as ${defaultEndpoint}`;
  return checks.origin(endpoint, path, rule);
}

function checkClient(client: BaiduVodClient | undefined): BaiduVodClient | undefined {
  if (client === undefined) return undefined;
  if (typeof client?.getCallback === "function" && typeof client.putCallback === "function") {
    return client;
  }
  throw checks.invalid("baidu.client", "must have the methods getCallback and putCallback");
}
