import { type DecodeResult, decodeMember, decodeWith, rowOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import { driftOf } from "./drift.js";
import { envelope } from "./envelope.js";
import { decodeOldFormat } from "./old-format.js";
import { table } from "./table.js";

/** Decodes an event of a push or a pull in format 3.0. Format 2.0 is passed on undecoded. */
export function decode(json: unknown): DecodeResult<WireEvent> {
  const oldEvent = decodeOldFormat(json);
  if (oldEvent !== undefined) return oldEvent;
  const opened = decodeWith(envelope, json);
  if (!opened.ok) return opened;
  const { type, knownType: kind = type, field, content: raw, payload } = opened.wire;
  const row = rowOf(table, kind);
  const content = row && decodeMember(row.codec, field, raw);
  if (content?.ok === false) return content;
  const wire = { kind, type, content: content?.wire, raw, payload };
  const warnings = driftOf(opened.wire);
  return warnings.length > 0 ? { ok: true, wire, warnings } : { ok: true, wire };
}
