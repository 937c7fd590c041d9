import { type DecodeWarning, readRecord, readText } from "@vod-events/core/provider";
import type { Envelope } from "./envelope.js";
import { typeOfField } from "./names.js";

/** Returns the parts of an event that this version does not know. */
export function driftOf({ type, knownType, payload }: Envelope): readonly DecodeWarning[] {
  const warnings: DecodeWarning[] = [];
  if (knownType === undefined && readText(payload.EventType) !== undefined) {
    warnings.push({ kind: "unknown_type", name: type });
  }
  for (const name in payload) {
    if (name === "EventType" || typeOfField(name) !== undefined) continue;
    if (readRecord(payload[name])) warnings.push({ kind: "unknown_field", name });
  }
  return warnings;
}
