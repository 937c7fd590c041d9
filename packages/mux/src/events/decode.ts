import { type DecodeResult, decodeWith, type Field, readAs } from "@vod-events/core/provider";
import { envelope } from "../wire/envelope.js";
import type { WireEnvelope } from "../wire/event.js";
import { type KnownWire, type MuxWire, type NativeType, table } from "./table.js";
import { isUntranslated } from "./untranslated.js";

/** Decodes an event. Only its id and its type are required. */
export function decode(json: unknown): DecodeResult<MuxWire> {
  const decoded = decodeWith(envelope, json);
  if (!decoded.ok) return decoded;
  const { eventType } = decoded.wire;
  if (eventType === undefined) return { ok: false, problems: ["type must be a string"] };
  const common: WireEnvelope = { ...decoded.wire, eventType };
  if (isTranslated(eventType)) return { ok: true, wire: withPayload(eventType, common) };
  const wire: MuxWire = { ...common, kind: "other", payload: undefined };
  if (isUntranslated(eventType)) return { ok: true, wire };
  return { ok: true, wire, warnings: [{ kind: "unknown_type", name: eventType }] };
}

function isTranslated(name: string): name is NativeType {
  return Object.hasOwn(table, name);
}

function withPayload<Type extends NativeType>(kind: Type, wire: WireEnvelope): KnownWire<Type> {
  const { codec } = table[kind];
  return { ...wire, kind, payload: readAs(codec as Field<unknown>, wire.data) } as KnownWire<Type>;
}
