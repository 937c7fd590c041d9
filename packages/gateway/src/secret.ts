import { randomBytes } from "node:crypto";

const newKeyBytes = 32;

/**
 * Creates a random secret of Standard Webhooks: `whsec_` and 32 bytes in Base64.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function newSecret(): string {
  return `whsec_${randomBytes(newKeyBytes).toString("base64")}`;
}

/** Returns the key of a secret; `undefined` when it is not `whsec_` and 24 to 64 bytes in Base64. */
export function keyOf(secret: string): Uint8Array | undefined {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1];
  const key = Buffer.from(encoded ?? "", "base64");
  return key.byteLength >= 24 && key.byteLength <= 64 ? key : undefined;
}
