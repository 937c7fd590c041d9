import type { VodEvent } from "@vod-events/core/provider";
import { isNativeType, nativeEvents } from "./events.js";
import { unknownEvent } from "./translations.js";
import type { LumenWire } from "./wire.js";

/** Translates an event. It uses no clock and no I/O, and never throws. */
export function normalize(wire: LumenWire): readonly VodEvent[] {
  const row = isNativeType(wire.type) ? nativeEvents[wire.type] : undefined;
  return [row === undefined ? unknownEvent(wire) : row.translate(wire)];
}
