/** A body read as JSON, or why it cannot be. */
export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads bytes as JSON. They must be UTF-8; a byte order mark is skipped. The reason of a failure never
 * quotes the body.
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
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, reason: "the body is not JSON" };
  }
}
