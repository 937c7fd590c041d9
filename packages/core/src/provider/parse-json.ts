import { parse as parseExactly } from "lossless-json";
import { maxJsonDepth } from "./json-depth.js";

/** A body read as JSON, or why it cannot be. */
export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads bytes as JSON. They must be UTF-8; a byte order mark is skipped. The reason of a failure never
 * quotes the body.
 *
 * An integer that a number cannot hold exactly becomes the text of its digits: some clouds print ids so.
 * Of members with the same name the last one counts, and `__proto__` is a member like any other.
 */
export function parseJson(bytes: Uint8Array): JsonResult {
  if (bytes.byteLength === 0) return { ok: false, reason: "the body is empty" };
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { ok: false, reason: "the body is not UTF-8" };
  }
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value: holdsLarge(value, maxJsonDepth) ? parseLargeIntegers(text) : value };
  } catch {
    return { ok: false, reason: "the body is not JSON" };
  }
}

/**
 * Whether there is a number that may be an integer with other digits. What is nested deeper than an event may be
 * is not looked at, so that recursion is safe.
 */
function holdsLarge(json: unknown, levels: number): boolean {
  if (typeof json === "number") return Math.abs(json) > Number.MAX_SAFE_INTEGER;
  if (typeof json !== "object" || json === null || levels === 0) return false;
  if (Array.isArray(json)) {
    for (const member of json) if (holdsLarge(member, levels - 1)) return true;
    return false;
  }
  const members = json as Readonly<Record<string, unknown>>;
  for (const key in members) if (holdsLarge(members[key], levels - 1)) return true;
  return false;
}

function parseLargeIntegers(text: string): unknown {
  return parseExactly(text, null, {
    parseNumber: (digits) => {
      const number = Number(digits);
      return Number.isSafeInteger(number) || !/^-?\d+$/.test(digits) ? number : digits;
    },
    onDuplicateKey: ({ newValue }) => newValue,
  });
}
