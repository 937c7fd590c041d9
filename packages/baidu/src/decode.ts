import { type DecodeResult, decodeWith } from "@vod-events/core/provider";
import { noticesOf } from "./warnings.js";
import { type BaiduWire, eventCodec } from "./wire/event.js";

/** Decodes an event, with warnings about unknown parts. */
export function decode(json: unknown): DecodeResult<BaiduWire> {
  const result = decodeWith(eventCodec, json);
  if (!result.ok) return result;
  const warnings = noticesOf(result.wire);
  return warnings.length === 0 ? result : { ...result, warnings };
}
