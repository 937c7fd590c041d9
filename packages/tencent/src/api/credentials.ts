import { type Environment, readVariable } from "@vod-events/core/provider";
import { invalidOption } from "./invalid-option.js";

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
    throw invalidOption("tencent.credentials", "must be { secretId, secretKey } or a function");
  }
  const { secretId, secretKey, token } = credentials;
  return {
    secretId: checkPart(secretId, "tencent.credentials.secretId"),
    secretKey: checkPart(secretKey, "tencent.credentials.secretKey"),
    token: checkPart(token, "tencent.credentials.token"),
  };
}

/**
 * Reads the key pair from the environment.
 *
 * @throws VodError `config_invalid` that names the variable
 */
export function credentialsIn(env: Environment): TencentCredentials {
  const read = (name: string) => checkPart(readVariable(env, name), name);
  return {
    secretId: read("TENCENTCLOUD_SECRET_ID"),
    secretKey: read("TENCENTCLOUD_SECRET_KEY"),
    token: read("TENCENTCLOUD_SESSION_TOKEN"),
  };
}

function checkPart(value: string | undefined, path: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && /^[\x21-\x7e]*$/.test(value)) return value;
  throw invalidOption(path, "must be text without a blank or a line break");
}
