import { createHmac } from "node:crypto";

/** The parts that the signature of a callback covers, besides the method. */
export interface SignedCallback {
  readonly url: string;
  readonly body: string;
  /** The account it is for. */
  readonly accountId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * The headers that sign a callback. That the hash is an HMAC is inferred.
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
