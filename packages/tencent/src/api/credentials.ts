import { type Environment, readVariable } from "@vod-events/core/provider";
import { checks } from "./option-checks.js";

/** A key pair of Tencent Cloud. A missing part is an error only when the API is called. */
export interface TencentCredentials {
  readonly secretId: string | undefined;
  /** A secret. */
  readonly secretKey: string | undefined;
  /** The session token of temporary credentials. A secret. */
  readonly token?: string | undefined;
}

/** Credentials, or a function that is called for them before each API call. */
export type CredentialsSource =
  | TencentCredentials
  | (() => TencentCredentials | Promise<TencentCredentials>);

/**
 * Validates and copies a key pair. A missing part is accepted until a call needs it. Characters that are invalid in
 * an HTTP header are rejected here, because the SDK reports them as a network error.
 *
 * @throws VodError `config_invalid` that names the part
 */
export function checkCredentials(credentials: TencentCredentials): TencentCredentials {
  if (typeof credentials !== "object" || credentials === null) {
    throw checks.invalid("tencent.credentials", "must be { secretId, secretKey } or a function");
  }
  const { secretId, secretKey, token } = credentials;
  return {
    secretId: checks.credential(secretId, "tencent.credentials.secretId"),
    secretKey: checks.credential(secretKey, "tencent.credentials.secretKey"),
    token: checks.credential(token, "tencent.credentials.token"),
  };
}

/**
 * Reads the key pair from the environment.
 *
 * @throws VodError `config_invalid` that names the variable
 */
export function credentialsIn(env: Environment): TencentCredentials {
  const read = (name: string) => checks.credential(readVariable(env, name), name);
  return {
    secretId: read("TENCENTCLOUD_SECRET_ID"),
    secretKey: read("TENCENTCLOUD_SECRET_KEY"),
    token: read("TENCENTCLOUD_SESSION_TOKEN"),
  };
}
