import { hash } from "node:crypto";
import {
  matchesAnyKey,
  type RawDelivery,
  readRecord,
  rejected,
  unsigned,
  type Verification,
  verified,
} from "@vod-events/core/provider";

/** The default lifetime of a signature, which contains its expiry time but not its creation time. */
export const lifetimeSeconds = 600;
/** The last second that a `Date` can represent. */
const lastSecond = 8_640_000_000_000;

/**
 * Verifies `Sign` = md5(key + `T`), where `T` is the signature's expiry in seconds since 1970. The signature covers
 * only `T`: anyone who has seen one can send any body until it expires.
 *
 * That both are top-level members of the body, and that an application without a key sends none or empty ones, is
 * inferred from the documentation.
 *
 * @see https://cloud.tencent.com/document/product/266/33948
 */
export function verify(delivery: RawDelivery, keys: readonly string[]): Verification {
  const body = delivery.json();
  if (!body.ok) return rejected("body_not_json");
  const { Sign, T } = readRecord(body.value) ?? {};
  if (isUnset(Sign) && isUnset(T)) return unsigned;
  const found = readSign(Sign);
  const digits = readDigits(T);
  if (found === undefined || digits === undefined) return rejected("signature_malformed");
  if (!matchesAnyKey(keys, found, (key) => sign(key, digits)))
    return rejected("signature_mismatch");
  const seconds = Number(digits);
  return verified(["time"], {
    signedAt: new Date((seconds - lifetimeSeconds) * 1000),
    expiresAt: new Date(seconds * 1000),
  });
}

/** Unset members are missing, `null`, empty or 0, as in the rest of an event. */
function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === "" || value === 0;
}

/** Whether the hex digits are in lower case is undocumented. */
function readSign(value: unknown): string | undefined {
  const digits = typeof value === "string" ? value.toLowerCase() : "";
  return /^[0-9a-f]{32}$/.test(digits) ? digits : undefined;
}

/**
 * Returns the digits of `T` as they were received, because they were hashed. A number that lost digits is malformed.
 */
function readDigits(value: unknown): string | undefined {
  const digits = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof digits !== "string" || !/^\d{1,19}$/.test(digits)) return undefined;
  return Number(digits) <= lastSecond ? digits : undefined;
}

/** Returns the signature for an expiry time in seconds since 1970. */
export function sign(key: string, seconds: string): string {
  return hash("md5", `${key}${seconds}`, "hex");
}
