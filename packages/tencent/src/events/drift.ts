import { type DecodeWarning, readRecord, readText } from "@vod-events/core/provider";
import type { Envelope } from "./envelope.js";
import { typeOfField } from "./names.js";

/** Returns the parts of an event that this version does not know. */
export function driftOf({ type, knownType, payload }: Envelope): readonly DecodeWarning[] {
  const warnings: DecodeWarning[] = [];
  if (knownType === undefined && readText(payload.EventType) !== undefined) {
    warnings.push({ kind: "unknown_type", name: type });
  }
  for (const [name, member] of Object.entries(payload)) {
    const known = name === "EventType" || typeOfField(name) !== undefined;
    if (!known && readRecord(member)) warnings.push({ kind: "unknown_field", name });
  }
  return warnings;
}
