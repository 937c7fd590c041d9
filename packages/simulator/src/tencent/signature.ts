import { createHash } from "node:crypto";

/** How long a signature of a callback is good for. */
const lifetimeSeconds = 600;

/**
 * The fields that sign a callback. That they stand beside EventType and that the hash is in lower case
 * is inferred.
 *
 * @param now milliseconds since 1970
 */
export function callbackSignature(signKey: string, now: number): { Sign: string; T: number } {
  const expiry = Math.floor(now / 1000) + lifetimeSeconds;
  return { Sign: createHash("md5").update(`${signKey}${expiry}`).digest("hex"), T: expiry };
}
