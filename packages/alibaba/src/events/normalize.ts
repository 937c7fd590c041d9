import type { VodEvent } from "@vod-events/core/provider";
import { unknownEvent } from "../normalize/unknown.js";
import { type AlibabaWire, type KnownWire, type NativeType, table } from "./table.js";

/** Translates an event into one or more neutral events. */
export function normalize(wire: AlibabaWire): readonly VodEvent[] {
  return wire.kind === "other" ? [unknownEvent(wire)] : translate(wire);
}

function translate<Type extends NativeType>(wire: KnownWire<Type>): readonly VodEvent[] {
  return table[wire.kind].normalize(wire);
}
