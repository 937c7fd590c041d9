import { type CredentialsOption, type Environment, OptionReader } from "@vod-events/core/provider";
import {
  type Connection,
  type Send,
  signedFetch,
  throughClient,
  type VolcengineVodClient,
} from "./client.js";
import { credentialsFormat, type VolcengineCredentials } from "./credentials.js";
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
  site: ["VOLCENGINE_VOD_SITE", "the cloud: volcengine or byteplus"],
  space: ["VOLCENGINE_VOD_SPACE", "the space in VOD"],
  region: ["VOLCENGINE_VOD_REGION", "the region of VOD"],
  endpoint: ["VOLCENGINE_VOD_ENDPOINT", "the URL of the API"],
} as const;

/**
 * Validates the options and fills in the defaults.
 *
 * @throws VodError `config_invalid` that names the option or variable and its rule
 */
export function checkOptions(options: VolcengineOptions): VolcengineSettings {
  const reader = new OptionReader(options, {
    provider: "volcengine",
    variables,
    others: ["client"],
  });
  const site = reader.oneOf("site", ["volcengine", "byteplus"]);
  const settings = {
    site,
    // The rule for the names of spaces is undocumented, so that only what cannot be a name is rejected.
    space: reader.text("space", /^\S{1,100}$/, "must be the name of a space"),
    timeoutSeconds: reader.timeoutSeconds,
  };
  const { client } = options;
  if (client === undefined) {
    const fallback = sites[site].region;
    const rule = `must be a region, such as ${fallback}`;
    const region = reader.text("region", /^[a-z]+(-[a-z\d]+)+$/, rule) ?? fallback;
    const connection: Connection = {
      region,
      ...reader.endpoint(sites[site].endpointIn(region)),
      credentials: reader.credentials(options.credentials, credentialsFormat),
    };
    return { ...settings, connection, send: signedFetch(connection) };
  }
  if (typeof client?.createAPI !== "function") {
    throw reader.invalid("client", "must be a service of @volcengine/openapi");
  }
  return { ...settings, connection: undefined, send: throughClient(client) };
}
