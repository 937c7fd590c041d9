import type { VodEvent } from "@vod-events/core/provider";
import { otherEvent } from "../normalize/other.js";
import { type BaiduWire, type KnownWire, type NativeType, table } from "./table.js";

/** Translates an event. Each gives exactly one neutral event. */
export function normalize(wire: BaiduWire): readonly VodEvent[] {
  if (wire.kind === "other" || wire.kind === "old_format") return [otherEvent(wire)];
  return [normalizeKnown(wire)];
}

function normalizeKnown<Type extends NativeType>(wire: KnownWire<Type>): VodEvent {
  return table[wire.kind].normalize(wire);
}
