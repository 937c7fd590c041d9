import { type Environment, readVariable } from "@vod-events/core/provider";
import { checks } from "./option-checks.js";

/** An access key of Baidu AI Cloud. A missing part is an error only when the API is called. */
export interface BaiduCredentials {
  readonly accessKeyId: string | undefined;
  /** A secret. */
  readonly secretAccessKey: string | undefined;
  /** The session token of a temporary access key. A secret. */
  readonly sessionToken?: string | undefined;
}

/** An access key, or a function that is called for it before each API call. */
export type CredentialsSource =
  | BaiduCredentials
  | (() => BaiduCredentials | Promise<BaiduCredentials>);

/**
 * Validates and copies an access key. A missing part is accepted until a call needs it. Characters that are invalid
 * in an HTTP header are rejected here, because the platform's error would quote the key.
 *
 * @throws VodError `config_invalid` that names the part
 */
export function checkCredentials(credentials: BaiduCredentials): BaiduCredentials {
  if (typeof credentials !== "object" || credentials === null) {
    throw checks.invalid(
      "baidu.credentials",
      "must be { accessKeyId, secretAccessKey } or a function",
    );
  }
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return {
    accessKeyId: checks.credential(accessKeyId, "baidu.credentials.accessKeyId"),
    secretAccessKey: checks.credential(secretAccessKey, "baidu.credentials.secretAccessKey"),
    sessionToken: checks.credential(sessionToken, "baidu.credentials.sessionToken"),
  };
}

/**
 * Reads the access key from the environment.
 *
 * @throws VodError `config_invalid` that names the variable
 */
export function credentialsIn(env: Environment): BaiduCredentials {
  const read = (name: string) => checks.credential(readVariable(env, name), name);
  return {
    accessKeyId: read("BAIDUCLOUD_ACCESS_KEY"),
    secretAccessKey: read("BAIDUCLOUD_SECRET_KEY"),
    sessionToken: read("BAIDUCLOUD_SESSION_TOKEN"),
  };
}
