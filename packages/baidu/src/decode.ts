import { type DecodeResult, decodeWith } from "@vod-events/core/provider";
import { noticesOf } from "./notices.js";
import { type BaiduWire, eventCodec } from "./wire.js";

/** Reads an event, and notices what is not known of it. */
export function decode(json: unknown): DecodeResult<BaiduWire> {
  const result = decodeWith(eventCodec, json);
  if (!result.ok) return result;
  const notices = noticesOf(result.wire);
  return notices.length === 0 ? result : { ...result, notices };
}
