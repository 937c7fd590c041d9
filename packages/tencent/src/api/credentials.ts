import { type Environment, readVariable } from "@vod-events/core/provider";
import { invalidOption } from "./invalid-option.js";

/** A key pair of Tencent Cloud. What is not set is only missed when the API is called. */
export interface TencentCredentials {
  readonly secretId: string | undefined;
  /** A secret. */
  readonly secretKey: string | undefined;
  /** The session token of temporary credentials. A secret. */
  readonly token?: string | undefined;
}

/** Credentials, or a function that is asked for them before each call. */
export type CredentialsSource =
  | TencentCredentials
  | (() => TencentCredentials | Promise<TencentCredentials>);

/**
 * Checks a key pair and copies it. A part that is missing is no mistake before a call needs it. What cannot
 * stand in an HTTP header is found here, because the SDK reports it as a network error.
 *
 * @throws VodError `config_invalid`, naming the part: no cloud has refused it, so it is no `authentication_failed`
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
 * The key pair that is in the environment at this moment.
 *
 * @throws VodError `config_invalid`, naming the variable
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
