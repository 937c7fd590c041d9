import {
  hmacSha256,
  matchesAnyKey,
  type RawDelivery,
  rejected,
  unsigned,
  type Verification,
  verified,
} from "@vod-events/core/provider";
import { minified } from "./minified.js";

/**
 * Verifies the three `vod-callback-auth-*` headers.
 *
 * The signature covers the configured URL, the body as minified JSON, the time of sending and the account. The raw
 * bytes are tried first, then the bytes without white space. Parsing and printing the JSON would change numbers such
 * as `30.0`.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/xm3h9bdh3
 */
export function verifyDelivery(delivery: RawDelivery, keys: readonly string[]): Verification {
  const user = delivery.headers["vod-callback-auth-user"];
  const timestamp = delivery.headers["vod-callback-auth-timestamp"];
  const token = delivery.headers["vod-callback-auth-token"];
  if (user === undefined && timestamp === undefined && token === undefined) return unsigned;
  if (user === undefined || timestamp === undefined || token === undefined) {
    return rejected("signature_malformed");
  }
  const found = token.toLowerCase();
  if (!/^\d{13}$/.test(timestamp) || !/^[0-9a-f]{64}$/.test(found)) {
    return rejected("signature_malformed");
  }

  const matchesAny = (body: Uint8Array) =>
    matchesAnyKey(keys, found, (key) => sign(key, delivery.url, body, timestamp, user));
  if (!matchesAny(delivery.body)) {
    const compact = minified(delivery.body);
    if (compact === delivery.body || !matchesAny(compact)) return rejected("signature_mismatch");
  }
  return verified(["body", "url", "time"], { signedAt: new Date(Number(timestamp)) });
}

/**
 * Returns the signature of a callback. The documentation names the function "SHA256-HEX(token, content)" without a
 * definition. That it is HMAC-SHA256 with `signKey` as the key is inferred from Baidu RTC, whose identical scheme
 * refers to RFC 4868.
 *
 * @see https://cloud.baidu.com/doc/RTC/s/yls7fm56c
 */
export function sign(
  key: string,
  url: string,
  body: Uint8Array,
  timestamp: string,
  user: string,
): string {
  return hmacSha256(key, `POST;${url};`, body, `;${timestamp};${user}`);
}
