import {
  type DecodeResult,
  type DecodeWarning,
  readRecord,
  readText,
} from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import { payloadOf } from "./envelope.js";

/**
 * Advises operators. An account from before 2019 can have a URL for each format, and the API can set only the one for
 * 3.0.
 *
 * @see https://www.tencentcloud.com/document/product/266/33962
 */
const warning: DecodeWarning = {
  kind: "old_format",
  name: "2.0",
  advice:
    "in the console, Callback Configuration: set the URL of the 3.0 API format, clear that of 2.0",
};

/**
 * Decodes an event in format 2.0, whose `version` is 4.0: all names start with a lower-case letter. `undefined` for
 * other formats.
 */
export function decodeOldFormat(json: unknown): DecodeResult<WireEvent> | undefined {
  const event = readRecord(json);
  const eventType = readText(event?.eventType);
  if (event === undefined || eventType === undefined) return undefined;
  if (readText(event.EventType) !== undefined) return undefined;
  const data = readRecord(event.data);
  if (data === undefined && readText(event.version) === undefined) return undefined;
  const type = `2.0:${eventType}`;
  const raw = { FileId: data?.fileId, TaskId: data?.taskId };
  const wire = { kind: type, type, content: undefined, raw, payload: payloadOf(event) };
  return { ok: true, wire, warnings: [warning] };
}
