import { type VodEvent, withoutNulls } from "@vod-events/core/provider";
import { decode } from "../events/decode.js";
import { fieldsOfType } from "../events/names.js";
import { normalize } from "../events/normalize.js";

/** Returns the documented type of an event's native payload; `undefined` when unknown. */
export function knownTypeOf({ native }: VodEvent): string | undefined {
  const decoded = decode(native.payload);
  return decoded.ok ? decoded.wire.kind : undefined;
}

/** Returns the native event of a documented type with this content. */
export function nativeEvent(knownType: string, content: unknown): object {
  const [field = ""] = fieldsOfType(knownType) ?? [];
  return { EventType: knownType, [field]: withoutNulls(content) };
}

/** Returns the events that the provider would send for this content; none when it cannot be read. */
export function eventsOf(knownType: string, content: unknown): readonly VodEvent[] {
  const decoded = decode(nativeEvent(knownType, content));
  return decoded.ok ? normalize(decoded.wire) : [];
}
