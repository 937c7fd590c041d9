import {
  type Environment,
  readVariable,
  refuseUnknownOptions,
  VodError,
} from "@vod-events/core/provider";
import {
  type Connection,
  type CredentialsSource,
  sdkClient,
  type TencentVodClient,
} from "./client.js";
import { providerId } from "./provider-id.js";

/**
 * The options of `tencent()`. Every one may be left out or be `undefined`; some are then looked for in the
 * environment.
 */
export interface TencentOptions {
  /**
   * The key pair that API calls are signed with, or a function that gives one: it is asked before each
   * call, so that temporary credentials can be renewed. Not needed by a receiver, nor with `client`. Default:
   * `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY` and, of a temporary one, `TENCENTCLOUD_SESSION_TOKEN`.
   */
  readonly credentials?: CredentialsSource | undefined;
  /**
   * The id of the application whose events these are. Accounts that activated VOD on or after 2023-12-25
   * need it, also for their default application. Default: `TENCENTCLOUD_VOD_SUB_APP_ID`.
   */
  readonly subAppId?: number | undefined;
  /** Which of the two sites the account is of. Default: `TENCENTCLOUD_VOD_SITE`, or `mainland`. */
  readonly site?: "mainland" | "international" | undefined;
  /**
   * The http or https URL of the API, in place of the site's own, such as a simulator's. Default:
   * `TENCENTCLOUD_VOD_ENDPOINT`.
   */
  readonly endpoint?: string | undefined;
  /** A client of the SDK that is set up already, in place of `credentials`, `site` and `endpoint`. */
  readonly client?: TencentVodClient | undefined;
  /**
   * How long a call may take, asking for credentials included; up to 3600. A pull is held for 5 s, so give
   * it 10 or more. Default 15.
   */
  readonly timeoutSeconds?: number | undefined;
  /** Where options are looked for that are left out. Default `process.env`. */
  readonly env?: Environment | undefined;
}

/** {@link TencentOptions}, checked, with nothing left open. */
export interface TencentSettings {
  readonly client: TencentVodClient;
  /** What our own client connects with; absent where one was given. */
  readonly connection: Connection | undefined;
  readonly subAppId: number | undefined;
  readonly timeoutSeconds: number;
}

const siteEndpoints = {
  mainland: "https://vod.tencentcloudapi.com",
  international: "https://vod.intl.tencentcloudapi.com",
} as const;
const longestTimeoutSeconds = 3600;

const optionNames: Readonly<Record<keyof TencentOptions, true>> = {
  ...{ credentials: true, subAppId: true, site: true, endpoint: true },
  ...{ client: true, timeoutSeconds: true, env: true },
};

/** Checks the options and fills in the defaults. */
export function tencentSettings(options: TencentOptions): TencentSettings {
  refuseUnknownOptions("tencent", options, Object.keys(optionNames));
  const { client, credentials, timeoutSeconds = 15, env = process.env } = options;
  const subAppId = subAppIdOf(options, env);
  checkTimeout(timeoutSeconds);
  if (client !== undefined) {
    if (typeof client?.request === "function") {
      return { client, connection: undefined, subAppId, timeoutSeconds };
    }
    throw invalid("tencent.client", "must have the method request, as the SDK's VOD client has");
  }
  if (credentials !== undefined && !isCredentialsSource(credentials)) {
    throw invalid("tencent.credentials", "must be { secretId, secretKey } or a function");
  }
  const connection: Connection = {
    credentials: credentials ?? (() => credentialsIn(env)),
    endpoint: endpointOf(options, env),
    timeoutSeconds,
  };
  return { client: sdkClient(connection), connection, subAppId, timeoutSeconds };
}

function credentialsIn(env: Environment) {
  return {
    secretId: readVariable(env, "TENCENTCLOUD_SECRET_ID"),
    secretKey: readVariable(env, "TENCENTCLOUD_SECRET_KEY"),
    token: readVariable(env, "TENCENTCLOUD_SESSION_TOKEN"),
  };
}

function subAppIdOf({ subAppId }: TencentOptions, env: Environment): number | undefined {
  const name = "TENCENTCLOUD_VOD_SUB_APP_ID";
  const variable = readVariable(env, name);
  const id = subAppId ?? (variable === undefined ? undefined : Number(variable));
  if (id === undefined || (Number.isSafeInteger(id) && id > 0)) return id;
  const path = subAppId === undefined ? name : "tencent.subAppId";
  throw invalid(path, "must be a positive integer: the id shown in the VOD console");
}

function endpointOf(options: TencentOptions, env: Environment): URL {
  const variable = readVariable(env, "TENCENTCLOUD_VOD_ENDPOINT");
  if (options.endpoint !== undefined) return readEndpoint(options.endpoint, "tencent.endpoint");
  if (variable !== undefined) return readEndpoint(variable, "TENCENTCLOUD_VOD_ENDPOINT");
  const ambient = readVariable(env, "TENCENTCLOUD_VOD_SITE") ?? "mainland";
  const site = options.site ?? ambient;
  if (isSite(site)) return new URL(siteEndpoints[site]);
  const path = options.site === undefined ? "TENCENTCLOUD_VOD_SITE" : "tencent.site";
  throw invalid(path, 'must be "mainland" or "international"');
}

function isSite(site: string): site is keyof typeof siteEndpoints {
  return Object.hasOwn(siteEndpoints, site);
}

function checkTimeout(seconds: number): void {
  if (typeof seconds === "number" && seconds > 0 && seconds <= longestTimeoutSeconds) return;
  throw invalid(
    "tencent.timeoutSeconds",
    `must be a number above 0 and up to ${longestTimeoutSeconds}; 10 or more suits pulls`,
  );
}

function isCredentialsSource(value: unknown): boolean {
  return typeof value === "function" || (typeof value === "object" && value !== null);
}

/** The SDK calls the root of a host, so a path or query would be dropped silently. */
function readEndpoint(text: string, path: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw invalid(path, "must be an http or https URL, such as http://127.0.0.1:4000");
  }
  if (url.href !== `${url.origin}/`) {
    throw invalid(path, "must have no user name, path, query or fragment: only scheme and host");
  }
  return url;
}

function invalid(path: string, rule: string): VodError {
  return new VodError("config_invalid", `${path} ${rule}`, { provider: providerId });
}
