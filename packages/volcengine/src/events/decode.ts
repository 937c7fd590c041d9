import {
  type DecodeResult,
  type DecodeWarning,
  decodeWith,
  type Field,
  readAs,
} from "@vod-events/core/provider";
import { envelope } from "../wire/envelope.js";
import type { WireEnvelope } from "../wire/event.js";
import {
  isDocumented,
  type KnownWire,
  type NativeType,
  table,
  type VolcengineWire,
} from "./table.js";

/** Decodes an event. Only its type is required. */
export function decode(json: unknown): DecodeResult<VolcengineWire> {
  const result = decodeWith(envelope, json);
  if (!result.ok) return result;
  const { wire } = result;
  const other = { ...wire, kind: "other", payload: undefined } as const;
  if (isAlibaba(wire)) return { ok: true, wire: other, warnings: [alibabaWarning] };
  if (isDocumented(wire.eventType)) return { ok: true, wire: known(wire.eventType, wire) };
  return { ok: true, wire: other, warnings: [{ kind: "unknown_type", name: wire.eventType }] };
}

function known<Type extends NativeType>(kind: Type, wire: WireEnvelope): KnownWire<Type> {
  const codec = table[kind].codec as Field<unknown>;
  return { ...wire, kind, payload: readAs(codec, wire.data) } as KnownWire<Type>;
}

/**
 * Alibaba Cloud VOD has events of the same names and signs them in the same headers. They have no content in `Data`,
 * and no `RequestId` and `Version`.
 */
function isAlibaba({ json }: WireEnvelope): boolean {
  const isOwn = ["RequestId", "Version"].some((name) => name in json);
  return !isOwn && ["VideoId", "MediaId", "ImageId", "Status"].some((name) => name in json);
}

const alibabaWarning: DecodeWarning = {
  kind: "old_format",
  name: "Alibaba Cloud VOD",
  advice: "this looks like a delivery of Alibaba Cloud VOD. Use its adapter for this URL",
};
