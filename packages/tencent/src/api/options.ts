import {
  type CredentialsOption,
  credentialsProvider,
  type Environment,
  readVariable,
  rejectUnknownOptions,
} from "@vod-events/core/provider";
import { type Connection, createClient, type TencentVodClient } from "./client.js";
import { credentialsFormat, type TencentCredentials } from "./credentials.js";
import { checks } from "./option-checks.js";

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
const defaultTimeoutSeconds = 15;

const optionNames: Readonly<Record<keyof TencentOptions, true>> = {
  credentials: true,
  subAppId: true,
  site: true,
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
export function checkOptions(options: TencentOptions): TencentSettings {
  rejectUnknownOptions("tencent", options, Object.keys(optionNames));
  const { env: given = process.env } = options;
  const env = checks.environment(given);
  const client = checkClient(options.client);
  const clientEnv = client === undefined ? env : {};
  const timeoutSeconds = checks.timeoutSeconds(options.timeoutSeconds ?? defaultTimeoutSeconds);
  const connection: Connection = {
    credentials: credentialsProvider(options.credentials, clientEnv, credentialsFormat),
    endpoint: endpointOf(options, clientEnv),
    timeoutSeconds,
  };
  return {
    client: client ?? createClient(connection),
    connection: client === undefined ? connection : undefined,
    subAppId: subAppIdOf(options, env),
    timeoutSeconds,
  };
}

/** The environment variables of the options except the credentials. */
export const variables = {
  subAppId: "TENCENTCLOUD_VOD_SUB_APP_ID",
  site: "TENCENTCLOUD_VOD_SITE",
  endpoint: "TENCENTCLOUD_VOD_ENDPOINT",
} as const;

function subAppIdOf({ subAppId }: TencentOptions, env: Environment): number | undefined {
  if (subAppId !== undefined) return checkSubAppId(subAppId, "tencent.subAppId");
  const variable = readVariable(env, variables.subAppId);
  if (variable === undefined) return undefined;
  const id = /^\d+$/.test(variable) ? Number(variable) : Number.NaN;
  return checkSubAppId(id, variables.subAppId);
}

function checkSubAppId(id: number, path: string): number {
  if (Number.isSafeInteger(id) && id > 0) return id;
  throw checks.invalid(path, "must be a positive integer: the id shown in the VOD console");
}

function endpointOf(options: TencentOptions, env: Environment): URL {
  const site = siteOf(options, env);
  if (options.endpoint !== undefined) return checkEndpoint(options.endpoint, "tencent.endpoint");
  const { endpoint: name } = variables;
  return checkEndpoint(readVariable(env, name) ?? siteEndpoints[site], name);
}

function siteOf({ site }: TencentOptions, env: Environment): keyof typeof siteEndpoints {
  if (site !== undefined) return checkSite(site, "tencent.site");
  return checkSite(readVariable(env, variables.site) ?? "mainland", variables.site);
}

function checkSite(site: string, path: string): keyof typeof siteEndpoints {
  if (site === "mainland" || site === "international") return site;
  throw checks.invalid(path, 'must be "mainland" or "international"');
}

/** The SDK calls the root of a host and would ignore a path or query. */
function checkEndpoint(endpoint: string, path: string): URL {
  const rule =
    "must be an http or https URL without user name, path, query or fragment, such as http://127.0.0.1:4000";
  return checks.origin(endpoint, path, rule);
}

function checkClient(client: TencentVodClient | undefined): TencentVodClient | undefined {
  if (client === undefined || typeof client?.request === "function") return client;
  throw checks.invalid(
    "tencent.client",
    "must have the method request, as the SDK's VOD client has",
  );
}
