import { createHash, createHmac } from "node:crypto";

/** Returns the SHA-256 of a content as hexadecimal digits. */
export function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Returns the HMAC-SHA256 of a text. */
export function hmacSha256(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

/** Returns the canonical form of parameters: percent-encoded, sorted and joined with `&`. */
export function canonicalParameters(
  parameters: Iterable<readonly [name: string, value: string]>,
): string {
  return [...parameters]
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .sort()
    .join("&");
}

/** Percent-encodes all characters except letters, digits, `-`, `.`, `_` and `~` (RFC 3986). */
export function percentEncode(text: string): string {
  const encoded = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, encoded);
}
