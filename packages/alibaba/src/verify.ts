import { hash } from "node:crypto";
import {
  matchesAnyKey,
  type RawDelivery,
  rejected,
  unsigned,
  type Verification,
  verified,
} from "@vod-events/core/provider";

/** The headers of a signed callback. */
export const timestampHeader = "x-vod-timestamp";
export const signatureHeader = "x-vod-signature";

/**
 * Verifies the headers `X-VOD-TIMESTAMP` and `X-VOD-SIGNATURE`. The signature covers the configured URL and the time
 * of sending, but not the body.
 *
 * @see https://www.alibabacloud.com/help/en/vod/user-guide/http-callback-authentication
 */
export function verifyDelivery(delivery: RawDelivery, keys: readonly string[]): Verification {
  const { [timestampHeader]: timestamp, [signatureHeader]: signature } = delivery.headers;
  if (timestamp === undefined && signature === undefined) return unsigned;
  const isComplete =
    timestamp !== undefined &&
    signature !== undefined &&
    /^\d{10}$/.test(timestamp) &&
    /^[0-9a-f]{32}$/i.test(signature);
  if (!isComplete) return rejected("signature_malformed");
  const signed = (key: string) => sign(delivery.url, timestamp, key);
  if (!matchesAnyKey(keys, signature.toLowerCase(), signed)) return rejected("signature_mismatch");
  return verified(["url", "time"], { signedAt: new Date(Number(timestamp) * 1000) });
}

/** Returns the signature of a callback. `timestamp` is in seconds since 1970. */
export function sign(url: string, timestamp: string, key: string): string {
  return hash("md5", `${url}|${timestamp}|${key}`);
}
