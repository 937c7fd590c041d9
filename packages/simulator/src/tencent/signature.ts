import { createHash } from "node:crypto";

/** The validity of a callback's signature. */
const lifetimeSeconds = 600;

/**
 * Returns the fields that sign a callback. Inferred: they are next to EventType, and the hash is in lower case.
 *
 * @param now milliseconds since 1970
 */
export function callbackSignature(signKey: string, now: number): { Sign: string; T: number } {
  const expiry = Math.floor(now / 1000) + lifetimeSeconds;
  return { Sign: createHash("md5").update(`${signKey}${expiry}`).digest("hex"), T: expiry };
}
