import { type DecodeResult, readInstant, readRecord, readText } from "@vod-events/core/provider";
import { isNativeType } from "./events.js";
import type { LumenWire } from "./wire.js";

/**
 * Decodes an event. Only `id` and `type` are required, because they identify it. Every other member may be missing or
 * have another type: it is read leniently, so that one odd member never loses an event.
 */
export function decode(json: unknown): DecodeResult<LumenWire> {
  const members = readRecord(json);
  if (members === undefined) return { ok: false, problems: ["the event must be an object"] };
  const [id, type] = [readText(members.id), readText(members.type)];
  if (id === undefined || type === undefined) {
    return { ok: false, problems: ["id and type must be strings"] };
  }
  const wire: LumenWire = {
    id,
    type,
    occurredAt: readInstant(members.occurred_at),
    assetId: readText(readRecord(members.asset)?.id),
    reference: readText(members.reference),
    json: members,
  };
  if (isNativeType(type)) return { ok: true, wire };
  return { ok: true, wire, warnings: [{ kind: "unknown_type", name: type }] };
}
