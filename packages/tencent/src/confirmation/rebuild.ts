import type { VodEvent } from "@vod-events/core/provider";
import { normalize } from "../normalize/normalize.js";
import { decode } from "../wire/decode.js";
import { fieldsOfType } from "../wire/event-types.js";

/** The documented type of an event's native payload; `undefined` for one that is not known. */
export function knownTypeOf({ native }: VodEvent): string | undefined {
  const decoded = decode(native.payload);
  return decoded.ok ? decoded.wire.knownType : undefined;
}

/** The events that the cloud would tell of this content; none where it cannot be read. */
export function eventsOf(knownType: string, content: unknown): readonly VodEvent[] {
  const [field] = fieldsOfType(knownType) ?? [];
  if (field === undefined) return [];
  const decoded = decode({ EventType: knownType, [field]: content });
  return decoded.ok ? normalize(decoded.wire) : [];
}
