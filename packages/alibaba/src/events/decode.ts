import {
  type DecodeResult,
  type DecodeWarning,
  decodeWith,
  type Field,
  lenientObjectWith,
  readAs,
  readInstant,
  readRecord,
  readText,
  rowOf,
} from "@vod-events/core/provider";
import type { WireEnvelope, WireEvent } from "../wire/event.js";
import { trimmedMembers } from "../wire/field.js";
import { table } from "./table.js";

/** Decodes an event. Only its type is required. */
export function decode(json: unknown): DecodeResult<WireEvent> {
  const result = decodeWith(envelope, json);
  if (!result.ok) return result;
  const { wire } = result;
  const { eventType: name } = wire;
  const product = otherProductOf(wire);
  const row = rowOf(table, name);
  if (product === undefined && row !== undefined) {
    return { ok: true, wire: { kind: name, payload: readAs(row.codec, wire.members), ...wire } };
  }
  const warnings = [product ?? ({ kind: "unknown_type", name } as const)];
  return { ok: true, wire: { kind: "other", payload: undefined, ...wire }, warnings };
}

const envelope: Field<WireEnvelope> = lenientObjectWith(
  { member: "EventType" },
  (eventType, json) => {
    const members = trimmedMembers(json);
    const { VideoId, MediaId, ImageId, AttachedMediaId, EventTime, Extend } = members;
    return {
      ...{ eventType, members, json },
      eventTime: readEventTime(EventTime),
      rawTime: readText(EventTime),
      mediaId:
        readText(VideoId) ?? readText(MediaId) ?? readText(ImageId) ?? readText(AttachedMediaId),
      status: readText(members.Status),
      errorCode: readText(members.ErrorCode)?.trim() ?? failureCodeIn(members.Code),
      errorMessage: readText(members.ErrorMessage) ?? readText(members.Message),
      extend: readRecord(Extend) ? JSON.stringify(Extend) : readText(Extend),
    };
  },
);

/** Some events have milliseconds after a colon: `2024-04-10T01:37:14:627Z`. */
function readEventTime(value: unknown): string | undefined {
  return readInstant(readText(value)?.replace(/(T\d\d:\d\d:\d\d):(\d+Z)$/, "$1.$2"));
}

/** The AI events have a `Code`, which is `0` for a success. */
function failureCodeIn(code: unknown): string | undefined {
  const text = readText(code);
  return text === "0" ? undefined : text;
}

/**
 * Intelligent Media Services (IMS) sends events of the same names, with their content in `MessageBody`; Volcengine VOD
 * with their content in `Data`, and signs them in the same headers.
 */
function otherProductOf({ members }: WireEnvelope): DecodeWarning | undefined {
  if ("RequestId" in members && "Version" in members && readRecord(members.Data) !== undefined) {
    const looks = "this looks like a delivery of Volcengine VOD. Use its adapter for this URL";
    return { kind: "old_format", name: "Volcengine VOD", advice: looks };
  }
  if (readRecord(members.MessageBody) === undefined) return undefined;
  const advice =
    "Intelligent Media Services calls this URL. Give its callback another URL, or remove it";
  return { kind: "old_format", name: "IMS", advice };
}
