import {
  type Field,
  lenientObjectWith,
  type Members,
  readInstant,
  readRecord,
  readText,
} from "@vod-events/core/provider";
import type { WireEnvelope } from "./event.js";

/** The members that every event has. Only the type is required. */
export const envelope: Field<WireEnvelope> = lenientObjectWith({ member: "EventType" }, envelopeIn);

function envelopeIn(eventType: string, json: Members): WireEnvelope {
  const data = readRecord(json.Data) ?? {};
  return {
    ...{ eventType, data, json },
    eventTime: readTime(json.EventTime),
    rawTime: readText(json.EventTime),
    mediaId: readText(data.Vid) ?? readText(data.Mid),
    // SyncURIComplete has its code beside the content.
    code: readText(data.Code) ?? readText(json.ErrorCode),
    message: readText(data.Message) ?? readText(json.ErrorMessage),
    status: readText(data.Status),
    passthrough: readText(data.CallbackArgs),
  };
}

/**
 * Reads a time. The documented sample of VideoTrackComplete has the format of Go instead of RFC 3339:
 * `2022-10-25 11:12:13.502796743 +0800 CST m=+50034.619039680`.
 *
 * @see https://www.volcengine.com/docs/4/149909
 */
function readTime(value: unknown): string | undefined {
  const go = /^(\d{4}-\d\d-\d\d) ([\d:]{8}(?:\.\d+)?) ([+-]\d\d)(\d\d)(?: |$)/;
  return readInstant(readText(value)?.replace(go, "$1T$2$3:$4 ").replace(/ .*$/s, ""));
}
