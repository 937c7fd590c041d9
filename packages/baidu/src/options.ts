import { VodError } from "@vod-events/core/provider";
import type { BaiduVodClient } from "./client.js";

/** An access key of Baidu AI Cloud; its members may be `undefined`, as unset variables are. */
export interface BaiduCredentials {
  readonly accessKeyId: string | undefined;
  /** A secret. */
  readonly secretAccessKey: string | undefined;
  /** The token that belongs to a temporary access key. A secret. */
  readonly sessionToken?: string | undefined;
}

/** What {@link baidu} can be told. */
export interface BaiduOptions {
  /** The access key for the callback config, or a function that is asked for it before each call. */
  readonly credentials?:
    | BaiduCredentials
    | (() => BaiduCredentials | Promise<BaiduCredentials>)
    | undefined;
  /** Where the API is: an http(s) URL without a path. Defaults to `https://vod.bj.baidubce.com`. */
  readonly endpoint?: string | undefined;
  /** Calls the API in place of our own client, which is all that the other options are for. */
  readonly client?: BaiduVodClient | undefined;
  /** How long one call may take, above 0 and up to 3600. Defaults to 15. */
  readonly timeoutSeconds?: number | undefined;
}

/** Options that were checked, with their defaults. */
export interface CheckedOptions {
  readonly credentials: BaiduOptions["credentials"];
  readonly endpoint: URL;
  readonly client: BaiduVodClient | undefined;
  readonly timeoutSeconds: number;
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

/**
 * Checks an access key and copies it. A part that is missing is no mistake before a call needs it. What
 * cannot stand in an HTTP header is found here, because the platform's own error would quote it.
 *
 * @throws VodError `config_invalid`, naming the part
 */
export function checkCredentials(credentials: BaiduCredentials): BaiduCredentials {
  if (typeof credentials !== "object" || credentials === null) {
    throw invalid("credentials", "must be { accessKeyId, secretAccessKey } or a function");
  }
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  for (const [name, value] of Object.entries({ accessKeyId, secretAccessKey, sessionToken })) {
    if (value === undefined) continue;
    if (typeof value === "string" && /^[\x21-\x7e]*$/.test(value)) continue;
    throw invalid(`credentials.${name}`, "must be text without a blank or a line break");
  }
  return { accessKeyId, secretAccessKey, sessionToken };
}

function checkCredentialsOption(credentials: BaiduOptions["credentials"]) {
  if (credentials === undefined || typeof credentials === "function") return credentials;
  return checkCredentials(credentials);
}

function checkEndpoint(endpoint: string): URL {
  const rule = `must be an http(s) URL without a path, such as ${defaultEndpoint}`;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    throw invalid("endpoint", rule);
  }
  if (url.href !== `${url.origin}/`) throw invalid("endpoint", rule);
  return url;
}

function checkClient(client: BaiduVodClient | undefined): BaiduVodClient | undefined {
  if (client === undefined) return undefined;
  if (typeof client?.getCallback === "function" && typeof client.putCallback === "function") {
    return client;
  }
  throw invalid("client", "must have the methods getCallback and putCallback");
}

function checkTimeout(seconds: number): number {
  if (typeof seconds === "number" && seconds > 0 && seconds <= longestTimeoutSeconds) {
    return seconds;
  }
  throw invalid("timeoutSeconds", `must be a number above 0 and up to ${longestTimeoutSeconds}`);
}

function invalid(option: string, rule: string): VodError {
  return new VodError("config_invalid", `baidu.${option} ${rule}`, { provider: "baidu" });
}
