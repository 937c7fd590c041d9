import { maxJsonDepth } from "./json-depth.js";
import { exceededJsonLimit, maxJsonMembers } from "./json-limits.js";

/** A parsed body, or the reason why it is not JSON. */
export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

const limitReasons = {
  depth: `the body is nested deeper than ${maxJsonDepth} levels`,
  members: `the body has more than ${maxJsonMembers} values`,
} as const;

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Parses bytes as JSON. They must be UTF-8; a byte order mark is skipped. The failure reason never quotes the body.
 *
 * Integers beyond 2^53 become strings of their digits, because some providers send ids as numbers. The last of
 * duplicate names wins, and `__proto__` is an ordinary member.
 */
export function parseJson(bytes: Uint8Array): JsonResult {
  if (bytes.byteLength === 0) return { ok: false, reason: "the body is empty" };
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { ok: false, reason: "the body is not UTF-8" };
  }
  const exceeded = exceededJsonLimit(text);
  if (exceeded !== undefined) return { ok: false, reason: limitReasons[exceeded] };
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value: holdsLarge(value, maxJsonDepth) ? parseLargeIntegers(text) : value };
  } catch {
    return { ok: false, reason: "the body is not JSON" };
  }
}

/**
 * Tells whether a value contains a number that may be an imprecise integer. Levels below the maximum depth are
 * skipped, so that recursion is safe.
 */
function holdsLarge(json: unknown, levels: number): boolean {
  if (typeof json === "number") return Math.abs(json) > Number.MAX_SAFE_INTEGER;
  if (typeof json !== "object" || json === null || levels === 0) return false;
  if (Array.isArray(json)) {
    for (const member of json) if (holdsLarge(member, levels - 1)) return true;
    return false;
  }
  const members = json as Readonly<Record<string, unknown>>;
  for (const key in members) {
    const member = members[key];
    if (typeof member !== "string" && holdsLarge(member, levels - 1)) return true;
  }
  return false;
}

/** A string or a number of JSON text. */
const literal = /"(?:[^"\\]+|\\.)*"|-?\d[\d.eE+-]*/g;

/** Parses valid JSON text after it has quoted the integers that a number cannot hold. */
function parseLargeIntegers(text: string): unknown {
  return JSON.parse(
    text.replace(literal, (found) => (isLargeInteger(found) ? `"${found}"` : found)),
  );
}

function isLargeInteger(literal: string): boolean {
  return /^-?\d+$/.test(literal) && !Number.isSafeInteger(Number(literal));
}
