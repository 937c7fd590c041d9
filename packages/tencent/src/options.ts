import { VodError } from "@vod-events/core/provider";
import { type CredentialsSource, sdkClient, type TencentVodClient } from "./client.js";
import { providerId } from "./provider-id.js";

/** The options of `tencent()`. Every one may be left out or be `undefined`, as unset variables are. */
export interface TencentOptions {
  /**
   * The key pair that API calls are signed with, or a function that gives one: it is asked before each
   * call, so that temporary credentials can be renewed. Not needed by a receiver, nor with `client`.
   */
  readonly credentials?: CredentialsSource | undefined;
  /**
   * The id of the application whose events these are. Accounts that activated VOD on or after 2023-12-25
   * need it, also for their default application.
   */
  readonly subAppId?: number | undefined;
  /** Which of the two sites the account is of. Default `mainland`. */
  readonly site?: "mainland" | "international" | undefined;
  /** The http or https URL of the API, in place of the site's own, such as a simulator's. */
  readonly endpoint?: string | undefined;
  /** A client of the SDK that is set up already, in place of `credentials`, `site` and `endpoint`. */
  readonly client?: TencentVodClient | undefined;
  /**
   * How long a call may take, asking for credentials included; up to 3600. A pull is held for 5 s, so give
   * it 10 or more. Default 15.
   */
  readonly timeoutSeconds?: number | undefined;
}

/** {@link TencentOptions}, checked, with nothing left open. */
export interface TencentSettings {
  readonly client: TencentVodClient;
  readonly subAppId: number | undefined;
  readonly timeoutSeconds: number;
}

const siteEndpoints = {
  mainland: "https://vod.tencentcloudapi.com",
  international: "https://vod.intl.tencentcloudapi.com",
} as const;
const longestTimeoutSeconds = 3600;

/** Checks the options and fills in the defaults. */
export function tencentSettings(options: TencentOptions): TencentSettings {
  const { client, credentials, subAppId, site = "mainland", timeoutSeconds = 15 } = options;
  if (subAppId !== undefined && !(Number.isSafeInteger(subAppId) && subAppId > 0)) {
    throw invalid("subAppId", "must be a positive integer: the id shown in the VOD console");
  }
  if (!Object.hasOwn(siteEndpoints, site)) {
    throw invalid("site", 'must be "mainland" or "international"');
  }
  checkTimeout(timeoutSeconds);
  if (client !== undefined && typeof client?.request !== "function") {
    throw invalid("client", "must have the method request, as the SDK's VOD client has");
  }
  if (credentials !== undefined && !isCredentialsSource(credentials)) {
    throw invalid("credentials", "must be { secretId, secretKey } or a function");
  }
  const endpoint = readEndpoint(options.endpoint ?? siteEndpoints[site]);
  return {
    client: client ?? sdkClient({ credentials, endpoint, timeoutSeconds }),
    subAppId,
    timeoutSeconds,
  };
}

function checkTimeout(seconds: number): void {
  if (typeof seconds === "number" && seconds > 0 && seconds <= longestTimeoutSeconds) return;
  throw invalid(
    "timeoutSeconds",
    `must be a number above 0 and up to ${longestTimeoutSeconds}; 10 or more suits pulls`,
  );
}

function isCredentialsSource(value: unknown): boolean {
  return typeof value === "function" || (typeof value === "object" && value !== null);
}

/** The SDK calls the root of a host, so a path or query would be dropped silently. */
function readEndpoint(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw invalid("endpoint", "must be an http or https URL, such as http://127.0.0.1:4000");
  }
  if (url.href !== `${url.origin}/`) {
    throw invalid(
      "endpoint",
      "must have no user name, path, query or fragment: only scheme and host",
    );
  }
  return url;
}

function invalid(option: keyof TencentOptions, rule: string): VodError {
  return new VodError("config_invalid", `tencent.${option} ${rule}`, { provider: providerId });
}
