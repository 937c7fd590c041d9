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
} from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";
import { trimmedMembers } from "../wire/field.js";
import { type AlibabaWire, isNativeType, type KnownWire, type NativeType, table } from "./table.js";

/** Decodes an event. Only its type is required. */
export function decode(json: unknown): DecodeResult<AlibabaWire> {
  const result = decodeWith(envelope, json);
  if (!result.ok) return result;
  const { wire } = result;
  const { eventType } = wire;
  const product = otherProductOf(wire);
  if (product !== undefined) {
    return { ok: true, wire: { ...wire, kind: "other", payload: undefined }, warnings: [product] };
  }
  if (isNativeType(eventType)) return { ok: true, wire: knownWire(eventType, wire) };
  const warnings = [{ kind: "unknown_type", name: eventType } as const];
  return { ok: true, wire: { ...wire, kind: "other", payload: undefined }, warnings };
}

const nameRule = {
  ...{ member: "EventType", objectName: "an object", typeName: "a string" },
  read: (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined),
};

const envelope: Field<WireEnvelope> = lenientObjectWith(nameRule, (eventType, json) => {
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
});

/** Some events have milliseconds after a colon: `2024-04-10T01:37:14:627Z`. */
function readEventTime(value: unknown): string | undefined {
  return readInstant(readText(value)?.replace(/(T\d\d:\d\d:\d\d):(\d+Z)$/, "$1.$2"));
}

/** The AI events have a `Code`, which is `0` for a success. */
function failureCodeIn(code: unknown): string | undefined {
  const text = readText(code);
  return text === "0" ? undefined : text;
}

function knownWire<Type extends NativeType>(kind: Type, wire: WireEnvelope): KnownWire<Type> {
  const { codec } = table[kind] as { readonly codec: Field<KnownWire<Type>["payload"]> };
  const payload = readAs(codec, wire.members);
  return { ...wire, kind, payload } as KnownWire<Type>;
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
