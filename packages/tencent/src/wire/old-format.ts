import { type DecodeWarning, readText } from "@vod-events/core/provider";
import { payloadOf } from "./envelope.js";
import { readId, readRecord } from "./field.js";

/** An event in the format named 2.0, as far as it is read. */
export interface OldFormatEvent {
  readonly type: string;
  readonly FileId: string | undefined;
  readonly TaskId: string | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * Tells an operator what to change. An account from before 2019 can have a URL for either format, and
 * only that of 3.0 can be set through the API.
 *
 * @see https://www.tencentcloud.com/document/product/266/33962
 */
export const oldFormatNotice: DecodeWarning = {
  kind: "old_format",
  name: "2.0",
  advice:
    "in the console, Callback Configuration: set the URL of the 3.0 API format, clear that of 2.0",
};

/**
 * Reads an event in the format named 2.0, which says `version` 4.0 of itself: everything in it is spelled
 * with a small first letter. `undefined` for any other format.
 */
export function readOldFormat(json: unknown): OldFormatEvent | undefined {
  const event = readRecord(json);
  const eventType = readText(event?.eventType);
  if (event === undefined || eventType === undefined) return undefined;
  if (readText(event.EventType) !== undefined) return undefined;
  const data = readRecord(event.data);
  if (data === undefined && readText(event.version) === undefined) return undefined;
  return {
    type: `2.0:${eventType}`,
    FileId: readId(data?.fileId),
    TaskId: readId(data?.taskId),
    payload: payloadOf(event),
  };
}
