import type { VodEvent } from "@vod-events/core/provider";
import { unknown } from "../normalize/unknown.js";
import { type KnownWire, type NativeType, type TencentWire, table } from "./table.js";

/** Translates an event to the neutral model. */
export function normalize(wire: TencentWire): readonly VodEvent[] {
  return wire.kind === "other" ? [unknown(wire)] : normalizeKnown(wire);
}

function normalizeKnown<Type extends NativeType>(wire: KnownWire<Type>): readonly VodEvent[] {
  return table[wire.kind].normalize(wire);
}
