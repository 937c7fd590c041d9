import type { VodEvent } from "@vod-events/core/provider";
import { unknownEvent } from "../normalize/unknown.js";
import { type KnownWire, type MuxWire, type NativeType, table } from "./table.js";

/** Translates an event into one or more neutral ones. */
export function normalize(wire: MuxWire): readonly VodEvent[] {
  return wire.kind === "other" ? [unknownEvent(wire)] : translated(wire);
}

function translated<Type extends NativeType>(wire: KnownWire<Type>): readonly VodEvent[] {
  return table[wire.kind].normalize(wire);
}
