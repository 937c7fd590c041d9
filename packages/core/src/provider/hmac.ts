import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { BoundedMap } from "../primitives/bounded-map.js";

/** Importing a key takes a quarter of the time of a signature, so the latest keys are kept. */
const imported = new BoundedMap<KeyObject>(64);

/** Returns the HMAC-SHA256 of the joined parts, as hex digits in lower case. */
export function hmacSha256(key: string, ...parts: readonly (string | Uint8Array)[]): string {
  const hmac = createHmac("sha256", imported.get(key) ?? importKey(key));
  for (const part of parts) hmac.update(part);
  return hmac.digest("hex");
}

function importKey(key: string): KeyObject {
  const secret = createSecretKey(key, "utf8");
  imported.set(key, secret);
  return secret;
}
