import {
  type ApiAddress,
  type CredentialsOption,
  type CredentialsProvider,
  type Environment,
  OptionReader,
} from "@vod-events/core/provider";
import { credentialVariables, variables } from "./environment.js";

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
export interface LumenSettings extends ApiAddress {
  readonly credentials: CredentialsProvider<"token", "token">;
  readonly timeoutSeconds: number;
}

/**
 * Validates the options and fills in the defaults.
 *
 * @throws VodError `config_invalid` that names the option or variable
 */
export function checkOptions(options: LumenOptions): LumenSettings {
  const reader = new OptionReader(options, { provider: "lumen", variables });
  return {
    credentials: reader.credentials(options.credentials, {
      apiName: "Lumen VOD",
      variables: credentialVariables,
      required: ["token"],
    }),
    ...reader.endpoint("https://api.lumen.example"),
    timeoutSeconds: reader.timeoutSeconds,
  };
}
