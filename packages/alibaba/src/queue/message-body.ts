import { parseJson } from "@vod-events/core/provider";

/**
 * Returns the JSON of a message body; its text when it contains none. Whether VOD encodes bodies is undocumented. The
 * console and most clients of the queue use Base64; both forms are read.
 */
export function readMessageBody(text: string): unknown {
  const plain = jsonIn(Buffer.from(text));
  if (plain !== undefined) return plain;
  return jsonIn(Buffer.from(text, "base64")) ?? text;
}

function jsonIn(bytes: Uint8Array): unknown {
  const result = parseJson(bytes);
  const isObject = result.ok && typeof result.value === "object" && result.value !== null;
  return isObject ? result.value : undefined;
}
