import { createHmac } from "node:crypto";

/** The parts that a callback signature covers, in addition to the method. */
export interface SignedCallback {
  readonly url: string;
  readonly body: string;
  /** The id of the account that receives the callback. */
  readonly accountId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Returns the signature headers of a callback. Inferred: the hash is an HMAC.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/xm3h9bdh3
 */
export function signatureHeaders(
  signKey: string,
  callback: SignedCallback,
): Record<string, string> {
  const { url, body, accountId, now } = callback;
  const content = ["POST", url, body, String(now), accountId].join(";");
  return {
    "vod-callback-auth-user": accountId,
    "vod-callback-auth-timestamp": String(now),
    "vod-callback-auth-token": createHmac("sha256", signKey).update(content).digest("hex"),
  };
}
