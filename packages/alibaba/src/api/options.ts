import {
  type CredentialsOption,
  credentialsProvider,
  type Environment,
  readVariable,
  rejectUnknownOptions,
} from "@vod-events/core/provider";
import { type AlibabaVodClient, type Connection, createClient } from "./client.js";
import { type AlibabaCredentials, credentialsFormat } from "./credentials.js";
import { checks } from "./option-checks.js";
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
  region: "ALIBABA_CLOUD_REGION_ID",
  appId: "ALIBABA_CLOUD_VOD_APP_ID",
  endpoint: "ALIBABA_CLOUD_VOD_ENDPOINT",
} as const;

/** The id of the application that every account has. */
const defaultAppId = "app-1000000";

const optionNames: Readonly<Record<keyof AlibabaOptions, true>> = {
  ...{ credentials: true, region: true, appId: true, endpoint: true },
  ...{ client: true, queue: true, timeoutSeconds: true, env: true },
};

/**
 * Validates the options and fills in the defaults.
 *
 * @throws VodError `config_invalid` that names the option or variable and its rule
 */
export function checkOptions(options: AlibabaOptions): AlibabaSettings {
  rejectUnknownOptions("alibaba", options, Object.keys(optionNames));
  const { env: given = process.env } = options;
  const env = checks.environment(given);
  const timeoutSeconds = checks.timeoutSeconds(options.timeoutSeconds ?? 15);
  const common = {
    appId: checkAppId(...optionOrVariable(options, env, "appId")),
    queue: checkQueue(options.queue),
    timeoutSeconds,
  };
  const { client } = options;
  if (client !== undefined) {
    if (typeof client?.request === "function") return { ...common, client, connection: undefined };
    throw checks.invalid("alibaba.client", "must be a client of @alicloud/pop-core");
  }
  const connection = {
    credentials: credentialsProvider(options.credentials, env, credentialsFormat),
    endpoint: endpointOf(options, env),
    timeoutSeconds,
  };
  return { ...common, client: createClient(connection), connection };
}

/** Returns the value of an option or of its variable, and the name of its source. */
function optionOrVariable(
  options: AlibabaOptions,
  env: Environment,
  option: keyof typeof variables,
): readonly [value: string | undefined, source: string] {
  const value = options[option];
  if (value !== undefined) return [value, `alibaba.${option}`];
  return [readVariable(env, variables[option]), variables[option]];
}

function checkAppId(appId: string | undefined, source: string): string {
  if (appId === undefined) return defaultAppId;
  if (typeof appId === "string" && /^[\w-]{1,64}$/.test(appId)) return appId;
  throw checks.invalid(source, `must be the id of an application, such as ${defaultAppId}`);
}

function endpointOf(options: AlibabaOptions, env: Environment): URL {
  const [endpoint, source] = optionOrVariable(options, env, "endpoint");
  const regional = `https://vod.${regionOf(options, env)}.aliyuncs.com`;
  const rule = `must be an http(s) URL without a path, such as ${regional}`;
  return checks.origin(endpoint ?? regional, source, rule);
}

function regionOf(options: AlibabaOptions, env: Environment): string {
  const [region = "cn-shanghai", source] = optionOrVariable(options, env, "region");
  if (typeof region === "string" && /^[a-z]{2}-[a-z]+(-\d+)?$/.test(region)) return region;
  throw checks.invalid(source, "must be a region, such as cn-shanghai or ap-southeast-1");
}
