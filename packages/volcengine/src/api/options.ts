import {
  type CredentialsOption,
  credentialsProvider,
  type Environment,
  readVariable,
  rejectUnknownOptions,
} from "@vod-events/core/provider";
import {
  type Connection,
  type Send,
  signedFetch,
  throughClient,
  type VolcengineVodClient,
} from "./client.js";
import { credentialsFormat, type VolcengineCredentials } from "./credentials.js";
import { checks } from "./option-checks.js";
import { sites, type VolcengineSite } from "./site.js";

/** The options of `volcengine()`. All are optional. Some fall back to environment variables; an empty one is unset. */
export interface VolcengineOptions {
  /** The cloud: `volcengine` or `byteplus`. Default: `VOLCENGINE_VOD_SITE`, or `volcengine`. */
  readonly site?: VolcengineSite | undefined;
  /**
   * The space, which has a callback config of its own. The config needs it, a receiver does not. Default:
   * `VOLCENGINE_VOD_SPACE`.
   */
  readonly space?: string | undefined;
  /**
   * The key pair that signs API calls, or a function that is called before each call. A receiver needs none. Default:
   * `VOLC_ACCESSKEY`, `VOLC_SECRETKEY` and, for temporary credentials, `VOLC_SESSION_TOKEN`.
   */
  readonly credentials?: CredentialsOption<VolcengineCredentials> | undefined;
  /** The region of VOD, such as `ap-southeast-1`. Default: `VOLCENGINE_VOD_REGION`, or the region of the site. */
  readonly region?: string | undefined;
  /** The http(s) URL of the API instead of the region's own. Default: `VOLCENGINE_VOD_ENDPOINT`. */
  readonly endpoint?: string | undefined;
  /** A service of `@volcengine/openapi` instead of `credentials`, `region`, `endpoint` and their variables. */
  readonly client?: VolcengineVodClient | undefined;
  /** The timeout of a call, including getting the credentials; at most 3600. Default 15. */
  readonly timeoutSeconds?: number | undefined;
  /** The environment for absent options. Default `process.env`. */
  readonly env?: Environment | undefined;
}

/** Validated {@link VolcengineOptions} with their defaults. */
export interface VolcengineSettings {
  readonly site: VolcengineSite;
  readonly space: string | undefined;
  readonly send: Send;
  /** The settings of the adapter's own requests; absent with a custom client. */
  readonly connection: Connection | undefined;
  readonly timeoutSeconds: number;
}

/** The environment variables of the options except the credentials. */
export const variables = {
  site: "VOLCENGINE_VOD_SITE",
  space: "VOLCENGINE_VOD_SPACE",
  region: "VOLCENGINE_VOD_REGION",
  endpoint: "VOLCENGINE_VOD_ENDPOINT",
} as const;

const known: Readonly<Record<keyof VolcengineOptions, true>> = {
  ...{ site: true, space: true, credentials: true, region: true },
  ...{ endpoint: true, client: true, timeoutSeconds: true, env: true },
};

/**
 * Validates the options and fills in the defaults.
 *
 * @throws VodError `config_invalid` that names the option or variable and its rule
 */
export function checkOptions(options: VolcengineOptions): VolcengineSettings {
  rejectUnknownOptions("volcengine", options, Object.keys(known));
  const env = checks.environment(options.env ?? process.env);
  const read = readerOf(options, env);
  const site = siteIn(...read("site"));
  const settings = {
    site,
    space: spaceIn(...read("space")),
    timeoutSeconds: checks.timeoutSeconds(options.timeoutSeconds ?? 15),
  };
  const { client } = options;
  if (client === undefined) {
    const region = regionIn(...read("region"), sites[site].region);
    const connection: Connection = {
      region,
      endpoint: endpointIn(...read("endpoint"), sites[site].endpointIn(region)),
      credentials: credentialsProvider(options.credentials, env, credentialsFormat),
    };
    return { ...settings, connection, send: signedFetch(connection) };
  }
  if (typeof client?.createAPI !== "function") {
    throw checks.invalid("volcengine.client", "must be a service of @volcengine/openapi");
  }
  return { ...settings, connection: undefined, send: throughClient(client) };
}

type Found = readonly [value: string | undefined, source: string];

/** Returns a function that finds the value of an option or of its variable, and the name of its source. */
function readerOf(options: VolcengineOptions, env: Environment) {
  return (option: keyof typeof variables): Found => {
    const given = options[option];
    if (given !== undefined) return [given, `volcengine.${option}`];
    const variable = variables[option];
    return [readVariable(env, variable), variable];
  };
}

function siteIn(site: string | undefined, source: string): VolcengineSite {
  if (site === undefined) return "volcengine";
  if (site === "volcengine" || site === "byteplus") return site;
  throw checks.invalid(source, "must be volcengine or byteplus");
}

/** The rule for the names of spaces is undocumented, so that only what cannot be a name is rejected. */
function spaceIn(space: string | undefined, source: string): string | undefined {
  if (space === undefined) return undefined;
  if (typeof space === "string" && /^\S{1,100}$/.test(space)) return space;
  throw checks.invalid(source, "must be the name of a space");
}

function regionIn(region: string | undefined, source: string, fallback: string): string {
  if (region === undefined) return fallback;
  if (typeof region === "string" && /^[a-z]+(-[a-z\d]+)+$/.test(region)) return region;
  throw checks.invalid(source, `must be a region, such as ${fallback}`);
}

function endpointIn(endpoint: string | undefined, source: string, fallback: string): URL {
  const rule = `must be an http(s) URL without a path, such as ${fallback}`;
  return checks.origin(endpoint ?? fallback, source, rule);
}
