import {
  type CredentialsOption,
  type CredentialsProvider,
  credentialsProvider,
  type Environment,
  OptionChecks,
  readVariable,
  rejectUnknownOptions,
} from "@vod-events/core/provider";
import { variables } from "./environment.js";

/** The options of `lumen()`. All are optional and fall back to environment variables. */
export interface LumenOptions {
  /** The API token, or a function that is called before each API call. A secret. Default: `LUMEN_TOKEN`. */
  readonly credentials?: CredentialsOption<{ readonly token: string | undefined }> | undefined;
  /** The URL of the API. Default: `LUMEN_ENDPOINT`, or `https://api.lumen.example`. */
  readonly endpoint?: string | undefined;
  /** The timeout of a call. Default 15. */
  readonly timeoutSeconds?: number | undefined;
  /** The environment for absent options. Default: `process.env`. */
  readonly env?: Environment | undefined;
}

/** Validated options. */
export interface LumenSettings {
  readonly credentials: CredentialsProvider<"token", "token">;
  readonly endpoint: URL;
  readonly timeoutSeconds: number;
}

const checks = new OptionChecks("lumen");

/**
 * Validates the options and fills in the defaults.
 *
 * @throws VodError `config_invalid` that names the option or variable
 */
export function checkOptions(options: LumenOptions): LumenSettings {
  rejectUnknownOptions("lumen", options, ["credentials", "endpoint", "timeoutSeconds", "env"]);
  const env = checks.environment(options.env ?? process.env);
  const endpoint = options.endpoint ?? readVariable(env, variables.endpoint);
  const source = options.endpoint === undefined ? variables.endpoint : "lumen.endpoint";
  const rule = "must be an http or https URL without a path";
  return {
    credentials: credentialsProvider(options.credentials, env, {
      provider: "lumen",
      apiName: "Lumen VOD",
      variables: { token: variables.token },
      required: ["token"],
    }),
    endpoint: checks.origin(endpoint ?? "https://api.lumen.example", source, rule),
    timeoutSeconds: checks.timeoutSeconds(options.timeoutSeconds ?? 15),
  };
}
