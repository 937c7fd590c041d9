import { exceededJsonLimit, maxJsonMembers } from "./json-limits.js";
import { hasNulls, inspectJson, isTooDeep, maxJsonDepth, mayBeImprecise } from "./json-traits.js";
import { withoutNulls } from "./without-nulls.js";

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
  const parsed = parseAndInspect(bytes);
  return parsed.ok ? { ok: true, value: parsed.value } : parsed;
}

/** Like {@link parseJson}, without `null` members: providers write absent members either way. */
export function parseEvent(bytes: Uint8Array): JsonResult {
  const parsed = parseAndInspect(bytes);
  if (!parsed.ok || !(parsed.traits & hasNulls)) return parsed;
  return { ok: true, value: withoutNulls(parsed.value) };
}

function parseAndInspect(
  bytes: Uint8Array,
): Extract<JsonResult, { readonly ok: false }> | { ok: true; value: unknown; traits: number } {
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
    const traits = inspectJson(value);
    if (traits & isTooDeep) return { ok: false, reason: limitReasons.depth };
    return { ok: true, value: traits & mayBeImprecise ? parseLargeIntegers(text) : value, traits };
  } catch {
    return { ok: false, reason: "the body is not JSON" };
  }
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
