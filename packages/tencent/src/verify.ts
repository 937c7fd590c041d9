import { hash } from "node:crypto";
import {
  equalSecrets,
  type RawDelivery,
  rejected,
  unsigned,
  type Verification,
  verified,
} from "@vod-events/core/provider";
import { readRecord } from "./wire/field.js";

/** How long a signature holds, by default; it says only when it ends, not when it was made. */
export const lifetimeSeconds = 600;
/** The last second that a `Date` can hold; one after it would compare as neither early nor late. */
const lastSecond = 8_640_000_000_000;

/**
 * Checks `Sign` = md5(key + `T`), with `T` the end of the signature in seconds since 1970. It vouches for
 * nothing but `T`: whoever has seen one can send any body until then.
 *
 * That both stand at the top level of the body, and that an application without a key sends none or
 * empty ones, is inferred from the wording of the documentation.
 *
 * @see https://cloud.tencent.com/document/product/266/33948
 */
export function verify(delivery: RawDelivery, keys: readonly string[]): Verification {
  const body = delivery.json();
  if (!body.ok) return rejected("body_not_json");
  const { Sign, T } = readRecord(body.value) ?? {};
  if (isUnset(Sign) && isUnset(T)) return unsigned;
  const found = readSign(Sign);
  const seconds = readSeconds(T);
  if (found === undefined || seconds === undefined) return rejected("signature_malformed");
  if (!matchesAny(keys, seconds, found)) return rejected("signature_mismatch");
  return verified(["time"], {
    signedAt: new Date((Number(seconds) - lifetimeSeconds) * 1000),
    expiresAt: new Date(Number(seconds) * 1000),
  });
}

/** What is not set comes as nothing, `null`, empty text or 0, as in the rest of an event. */
function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === "" || value === 0;
}

/** Whether hex digits are lower case is not documented. */
function readSign(value: unknown): string | undefined {
  if (typeof value !== "string" || !/^[0-9a-f]{32}$/i.test(value)) return undefined;
  return value.toLowerCase();
}

/** The digits of `T` as they came: they are what was hashed. A number that lost some is malformed. */
function readSeconds(value: unknown): string | undefined {
  const digits = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof digits !== "string" || !/^\d{1,19}$/.test(digits)) return undefined;
  return Number(digits) <= lastSecond ? digits : undefined;
}

/** Tries every key whatever the ones before gave, so that the time taken tells nothing. */
function matchesAny(keys: readonly string[], seconds: string, found: string): boolean {
  let matches = false;
  for (const key of keys) {
    if (equalSecrets(sign(key, seconds), found)) matches = true;
  }
  return matches;
}

/** The signature that ends at a time, in seconds since 1970. */
export function sign(key: string, seconds: string): string {
  return hash("md5", `${key}${seconds}`, "hex");
}
