import {
  type CredentialsOption,
  credentialsProvider,
  type Environment,
  readVariable,
  rejectUnknownOptions,
} from "@vod-events/core/provider";
import { type Connection, createClient, type MuxClient } from "./client.js";
import { credentialsFormat, type MuxCredentials } from "./credentials.js";
import { checks } from "./option-checks.js";

/** The options of `mux()`. All are optional. Some fall back to environment variables; an empty one is unset. */
export interface MuxOptions {
  /**
   * The access token, or a function that is called before each API call. A receiver needs none. It needs the
   * permissions `system:read` and `system:write`. Default: `MUX_TOKEN_ID` and `MUX_TOKEN_SECRET`.
   */
  readonly credentials?: CredentialsOption<MuxCredentials> | undefined;
  /** The http(s) URL of the API. Default: `MUX_BASE_URL`, or `https://api.mux.com`. */
  readonly endpoint?: string | undefined;
  /** A client of `@mux/mux-node` instead of `credentials`, `endpoint` and their variables. */
  readonly client?: MuxClient | undefined;
  /** The timeout of a call, including getting the credentials; at most 3600. Default 15. */
  readonly timeoutSeconds?: number | undefined;
  /** The environment for absent options. Default `process.env`. */
  readonly env?: Environment | undefined;
}

/** Validated {@link MuxOptions} with their defaults. */
export interface MuxSettings {
  /** Returns the client of a call. */
  readonly client: () => Promise<MuxClient>;
  /** The settings of the adapter's own client; absent with a client of the application. */
  readonly connection: Connection | undefined;
  readonly timeoutSeconds: number;
}

/** The environment variable of the endpoint. */
export const endpointVariable = "MUX_BASE_URL";

const names: Readonly<Record<keyof MuxOptions, true>> = {
  ...{ credentials: true, endpoint: true, client: true, timeoutSeconds: true, env: true },
};

/**
 * Validates the options and fills in the defaults.
 *
 * @throws VodError `config_invalid` that names the option or variable and its rule
 */
export function checkOptions(options: MuxOptions): MuxSettings {
  rejectUnknownOptions("mux", options, Object.keys(names));
  const { client, env: variables = process.env, timeoutSeconds: seconds = 15 } = options;
  const env = checks.environment(variables);
  const timeoutSeconds = checks.timeoutSeconds(seconds);
  if (client === undefined) {
    const connection: Connection = {
      endpoint: endpointIn(options, env),
      credentials: credentialsProvider(options.credentials, env, credentialsFormat),
    };
    return { timeoutSeconds, connection, client: () => createClient(connection) };
  }
  if (typeof client?.system?.webhooks?.list !== "function") {
    throw checks.invalid("mux.client", "must be a client of @mux/mux-node");
  }
  return { timeoutSeconds, connection: undefined, client: async () => client };
}

function endpointIn({ endpoint }: MuxOptions, env: Environment): URL {
  const source = endpoint === undefined ? endpointVariable : "mux.endpoint";
  const fallback = "https://api.mux.com";
  const url = endpoint ?? readVariable(env, endpointVariable) ?? fallback;
  return checks.origin(url, source, `must be an http(s) URL without a path, such as ${fallback}`);
}
