import type { BaiduVodClient, ClientOptions } from "./client.js";
import { type CredentialsSource, checkCredentials } from "./credentials.js";
import { invalidOption } from "./invalid-option.js";

/** What {@link baidu} can be told. */
export interface BaiduOptions {
  /** The access key for the callback config, or a function that is asked for it before each call. */
  readonly credentials?: CredentialsSource | undefined;
  /** Where the API is: an http(s) URL without a path. Defaults to `https://vod.bj.baidubce.com`. */
  readonly endpoint?: string | undefined;
  /** Calls the API in place of our own client, which is all that the other options are for. */
  readonly client?: BaiduVodClient | undefined;
  /** How long one call may take, above 0 and up to 3600. Defaults to 15. */
  readonly timeoutSeconds?: number | undefined;
}

/** Options that were checked, with their defaults. */
export interface CheckedOptions extends ClientOptions {
  readonly client: BaiduVodClient | undefined;
}

const defaultEndpoint = "https://vod.bj.baidubce.com";
const defaultTimeoutSeconds = 15;
const longestTimeoutSeconds = 3600;

/**
 * Checks the options and fills in the defaults.
 *
 * @throws VodError `config_invalid`, naming the option and what it must be
 */
export function checkOptions(options: BaiduOptions): CheckedOptions {
  return {
    credentials: checkCredentialsOption(options.credentials),
    endpoint: checkEndpoint(options.endpoint ?? defaultEndpoint),
    client: checkClient(options.client),
    timeoutSeconds: checkTimeout(options.timeoutSeconds ?? defaultTimeoutSeconds),
  };
}

function checkCredentialsOption(credentials: BaiduOptions["credentials"]) {
  if (credentials === undefined || typeof credentials === "function") return credentials;
  return checkCredentials(credentials);
}

function checkEndpoint(endpoint: string): URL {
  const rule = `must be an http(s) URL without a path, such as ${defaultEndpoint}`;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    throw invalidOption("endpoint", rule);
  }
  if (url.href !== `${url.origin}/`) throw invalidOption("endpoint", rule);
  return url;
}

function checkClient(client: BaiduVodClient | undefined): BaiduVodClient | undefined {
  if (client === undefined) return undefined;
  if (typeof client?.getCallback === "function" && typeof client.putCallback === "function") {
    return client;
  }
  throw invalidOption("client", "must have the methods getCallback and putCallback");
}

function checkTimeout(seconds: number): number {
  if (typeof seconds === "number" && seconds > 0 && seconds <= longestTimeoutSeconds) {
    return seconds;
  }
  throw invalidOption(
    "timeoutSeconds",
    `must be a number above 0 and up to ${longestTimeoutSeconds}`,
  );
}
