import { type DecodeWarning, readRecord, readText } from "@vod-events/core/provider";
import { readId } from "../wire/field.js";
import { payloadOf } from "./envelope.js";

/** The readable part of an event in format 2.0. */
export interface OldFormatEvent {
  readonly type: string;
  readonly FileId: string | undefined;
  readonly TaskId: string | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * Advises operators. An account from before 2019 can have a URL for each format, and the API can set only the one for
 * 3.0.
 *
 * @see https://www.tencentcloud.com/document/product/266/33962
 */
export const oldFormatWarning: DecodeWarning = {
  kind: "old_format",
  name: "2.0",
  advice:
    "in the console, Callback Configuration: set the URL of the 3.0 API format, clear that of 2.0",
};

/**
 * Reads an event in format 2.0, whose `version` is 4.0: all names start with a lower-case letter. `undefined` for
 * other formats.
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
