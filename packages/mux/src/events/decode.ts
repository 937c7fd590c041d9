import { type DecodeResult, decodeWith, readAs, rowOf } from "@vod-events/core/provider";
import { envelope } from "../wire/envelope.js";
import type { WireEvent } from "../wire/event.js";
import { table } from "./table.js";
import { isUntranslated } from "./untranslated.js";

/** Decodes an event. Only its id and its type are required. */
export function decode(json: unknown): DecodeResult<WireEvent> {
  const decoded = decodeWith(envelope, json);
  if (!decoded.ok) return decoded;
  const { eventType } = decoded.wire;
  if (eventType === undefined) return { ok: false, problems: ["type must be a string"] };
  const row = rowOf(table, eventType);
  const kind = row === undefined ? "other" : eventType;
  const payload = row && readAs(row.codec, decoded.wire.data);
  const wire = { kind, payload, ...decoded.wire, eventType };
  if (row !== undefined || isUntranslated(eventType)) return { ok: true, wire };
  return { ok: true, wire, warnings: [{ kind: "unknown_type", name: eventType }] };
}
