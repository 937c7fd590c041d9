import type { Field, KnownEventType, NativeEventInfo, VodEvent } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";

/** A native type with a neutral one: how its resource is decoded, and how it is translated. */
export interface EventRow<Payload> extends NativeEventInfo {
  /** Decodes the member `data`. */
  readonly codec: Field<Payload>;
  normalize(wire: WireEvent<Payload>): readonly VodEvent[];
}

const documentation = "https://www.mux.com/docs/webhook-reference";

/** Creates a row. */
export function row<Payload, Type extends KnownEventType>(
  event: Type,
  codec: Field<Payload>,
  translate: (wire: WireEvent<Payload>) => VodEvent | readonly VodEvent[],
): EventRow<Payload> {
  return {
    ...{ documentation, codec, events: [event] },
    normalize: (wire) => [translate(wire)].flat(),
  };
}
