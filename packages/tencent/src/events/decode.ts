import {
  type DecodeResult,
  decodeWith,
  type Field,
  lenientObject,
  readAs,
} from "@vod-events/core/provider";
import type { OtherWire } from "../wire/event.js";
import { readId } from "../wire/field.js";
import { driftOf } from "./drift.js";
import { type Envelope, envelope } from "./envelope.js";
import { type OldFormatEvent, oldFormatWarning, readOldFormat } from "./old-format.js";
import { isNativeType, type KnownWire, type NativeType, type TencentWire, table } from "./table.js";

const otherContent = lenientObject((from) => ({
  TaskId: readId(from.TaskId),
  FileId: readId(from.FileId),
}));

/** Decodes an event of a push or a pull in format 3.0. Format 2.0 is passed on undecoded. */
export function decode(json: unknown): DecodeResult<TencentWire> {
  const oldEvent = readOldFormat(json);
  if (oldEvent !== undefined) return decodeOld(oldEvent);
  const opened = decodeWith(envelope, json);
  if (!opened.ok) return opened;
  const decoded = decodeContent(opened.wire);
  const warnings = driftOf(opened.wire);
  return decoded.ok && warnings.length > 0 ? { ...decoded, warnings } : decoded;
}

function decodeContent(opened: Envelope): DecodeResult<TencentWire> {
  const { type, knownType = type, content: raw, payload } = opened;
  if (isNativeType(knownType)) return decodeKnown(knownType, opened);
  const content = readAs(otherContent, raw);
  return { ok: true, wire: { kind: "other", type, knownType, content, raw, payload } };
}

function decodeOld({ type, FileId, TaskId, payload }: OldFormatEvent): DecodeResult<OtherWire> {
  const content = { FileId, TaskId };
  const raw = payload.data;
  const wire: OtherWire = { kind: "other", type, knownType: type, content, raw, payload };
  return { ok: true, wire, warnings: [oldFormatWarning] };
}

/** The wire event of a native type. The compiler checks that its content is the one of the type's codec. */
function decodeKnown<Type extends NativeType>(
  kind: Type,
  opened: Envelope,
): DecodeResult<KnownWire<Type>> {
  const result = decodeField(table[kind].codec, opened);
  if (!result.ok) return result;
  const { type, content: raw, payload } = opened;
  return { ok: true, wire: { kind, type, knownType: kind, content: result.wire, raw, payload } };
}

function decodeField<Content>(codec: Field<Content>, { field, content }: Envelope) {
  const atField = {
    decode: (value: unknown) => codec.validate(value, [{ key: field, type: codec }]),
  };
  return decodeWith(atField, content);
}
