import { type Environment, readVariable } from "@vod-events/core/provider";
import { invalidOption } from "./invalid-option.js";

/** An access key of Baidu AI Cloud. What is not set is only missed when the API is called. */
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
 * @throws VodError `config_invalid`, naming the part: no cloud has refused it, so it is no `authentication_failed`
 */
export function checkCredentials(credentials: BaiduCredentials): BaiduCredentials {
  if (typeof credentials !== "object" || credentials === null) {
    throw invalidOption(
      "baidu.credentials",
      "must be { accessKeyId, secretAccessKey } or a function",
    );
  }
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return {
    accessKeyId: checkPart(accessKeyId, "baidu.credentials.accessKeyId"),
    secretAccessKey: checkPart(secretAccessKey, "baidu.credentials.secretAccessKey"),
    sessionToken: checkPart(sessionToken, "baidu.credentials.sessionToken"),
  };
}

/**
 * The access key that is in the environment at this moment.
 *
 * @throws VodError `config_invalid`, naming the variable
 */
export function credentialsIn(env: Environment): BaiduCredentials {
  const read = (name: string) => checkPart(readVariable(env, name), name);
  return {
    accessKeyId: read("BAIDUCLOUD_ACCESS_KEY"),
    secretAccessKey: read("BAIDUCLOUD_SECRET_KEY"),
    sessionToken: read("BAIDUCLOUD_SESSION_TOKEN"),
  };
}

function checkPart(value: string | undefined, path: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && /^[\x21-\x7e]*$/.test(value)) return value;
  throw invalidOption(path, "must be text without a blank or a line break");
}
