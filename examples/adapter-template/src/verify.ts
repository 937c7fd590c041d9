import {
  equalSecrets,
  hmacSha256,
  type RawDelivery,
  rejected,
  unsigned,
  type Verification,
  verified,
} from "@vod-events/core/provider";

/**
 * Verifies the headers `lumen-time` and `lumen-signature`: HMAC-SHA256 over the time, a dot and the raw body. Core
 * decides whether the time is acceptable.
 */
export function verify({ headers, body }: RawDelivery, keys: readonly string[]): Verification {
  const { "lumen-time": time, "lumen-signature": signature } = headers;
  if (time === undefined && signature === undefined) return unsigned;
  if (!/^\d{1,10}$/.test(time ?? "") || !/^[0-9a-f]{64}$/.test(signature ?? "")) {
    return rejected("signature_malformed");
  }
  const matches = keys.some((key) => equalSecrets(sign(key, time ?? "", body), signature ?? ""));
  if (!matches) return rejected("signature_mismatch");
  return verified(["body", "time"], { signedAt: new Date(Number(time) * 1000) });
}

/** Returns the signature of a body at a time in seconds. */
export function sign(key: string, time: string, body: Uint8Array): string {
  return hmacSha256(key, `${time}.`, body);
}
