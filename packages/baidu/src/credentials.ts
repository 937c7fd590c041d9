import { invalidOption } from "./invalid-option.js";

/** An access key of Baidu AI Cloud; its members may be `undefined`, as unset variables are. */
export interface BaiduCredentials {
  readonly accessKeyId: string | undefined;
  /** A secret. */
  readonly secretAccessKey: string | undefined;
  /** The token that belongs to a temporary access key. A secret. */
  readonly sessionToken?: string | undefined;
}

/** An access key, or a function that is asked for it before each call. */
export type CredentialsSource =
  | BaiduCredentials
  | (() => BaiduCredentials | Promise<BaiduCredentials>);

/**
 * Checks an access key and copies it. A part that is missing is no mistake before a call needs it. What
 * cannot stand in an HTTP header is found here, because the platform's own error would quote it.
 *
 * @throws VodError `config_invalid`, naming the part
 */
export function checkCredentials(credentials: BaiduCredentials): BaiduCredentials {
  if (typeof credentials !== "object" || credentials === null) {
    throw invalidOption(
      "baidu.credentials",
      "must be { accessKeyId, secretAccessKey } or a function",
    );
  }
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  for (const [name, value] of Object.entries({ accessKeyId, secretAccessKey, sessionToken })) {
    if (value === undefined) continue;
    if (typeof value === "string" && /^[\x21-\x7e]*$/.test(value)) continue;
    throw invalidOption(
      `baidu.credentials.${name}`,
      "must be text without a blank or a line break",
    );
  }
  return { accessKeyId, secretAccessKey, sessionToken };
}
