import { createHash } from "node:crypto";

/** How long a callback signature is valid. */
const lifetimeSeconds = 600;

/**
 * Returns the signature fields of a callback. Inferred: they are on the same level as EventType, and the hash is in
 * lower case.
 *
 * @param now the time in milliseconds since 1970
 */
export function callbackSignature(signKey: string, now: number): { Sign: string; T: number } {
  const expiry = Math.floor(now / 1000) + lifetimeSeconds;
  return { Sign: createHash("md5").update(`${signKey}${expiry}`).digest("hex"), T: expiry };
}
