import { type CredentialsOption, type Environment, OptionReader } from "@vod-events/core/provider";
import { type Connection, createClient, type MuxClient } from "./client.js";
import { credentialsFormat, type MuxCredentials } from "./credentials.js";

/** The options of `mux()`. All are optional. Some fall back to environment variables; an empty one is unset. */
export interface MuxOptions {
  /**
   * The access token, or a function that is called before each API call. A receiver needs none. It needs the
   * permissions `system:read` and `system:write`, and `video:read` for reconciliation. Default: `MUX_TOKEN_ID` and `MUX_TOKEN_SECRET`.
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

/** The environment variables of the options except the credentials. */
export const variables = {
  endpoint: ["MUX_BASE_URL", "the URL of the API"],
} as const;

/**
 * Validates the options and fills in the defaults.
 *
 * @throws VodError `config_invalid` that names the option or variable and its rule
 */
export function checkOptions(options: MuxOptions): MuxSettings {
  const reader = new OptionReader(options, { provider: "mux", variables, others: ["client"] });
  const { timeoutSeconds } = reader;
  const { client } = options;
  if (client === undefined) {
    const connection: Connection = {
      credentials: reader.credentials(options.credentials, credentialsFormat),
      ...reader.endpoint("https://api.mux.com"),
    };
    return { timeoutSeconds, connection, client: () => createClient(connection) };
  }
  if (typeof client?.system?.webhooks?.list !== "function") {
    throw reader.invalid("client", "must be a client of @mux/mux-node");
  }
  return { timeoutSeconds, connection: undefined, client: async () => client };
}
