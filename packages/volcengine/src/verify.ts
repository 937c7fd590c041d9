import { hash } from "node:crypto";
import {
  matchesAnyKey,
  type RawDelivery,
  rejected,
  unsigned,
  type Verification,
  verified,
} from "@vod-events/core/provider";

/** The headers of a signed callback. Callbacks of Alibaba Cloud have the same, with another signature. */
export const headerNames = { time: "x-vod-timestamp", signature: "x-vod-signature" } as const;

/**
 * Verifies the headers `X-VOD-TIMESTAMP` and `X-VOD-SIGNATURE`, which cover the configured URL, the time of sending
 * and the raw bytes of the body.
 *
 * @see https://www.volcengine.com/docs/4/116752
 */
export function verifyDelivery(delivery: RawDelivery, keys: readonly string[]): Verification {
  const { url, body, headers } = delivery;
  const time = headers[headerNames.time];
  const received = headers[headerNames.signature]?.toLowerCase();
  if (time === undefined && received === undefined) return unsigned;
  if (!/^\d{10}$/.test(time ?? "") || !/^[0-9a-f]{32}$/.test(received ?? "")) {
    return rejected("signature_malformed");
  }
  const content = Buffer.from(body).toString("base64");
  const signed = (key: string) => signatureOf({ url, time, key, content });
  if (!matchesAnyKey(keys, received ?? "", signed)) return rejected("signature_mismatch");
  return verified(["body", "url", "time"], { signedAt: new Date(Number(time) * 1000) });
}

/** What is signed. */
export interface SignedContent {
  readonly url: string;
  /** In seconds since 1970. */
  readonly time: string | undefined;
  readonly key: string;
  /** The raw body in Base64. */
  readonly content: string;
}

/** Returns the signature of a callback. */
export function signatureOf({ url, time, key, content }: SignedContent): string {
  return hash("md5", `${url}|${time}|${key}|${content}`);
}
