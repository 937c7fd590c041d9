import type { Field, KnownEventType, VodEvent } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";

/** A documented native type: how its members are decoded, and how it is translated. */
export interface EventRow<Payload> {
  /** The page that documents the event. */
  readonly documentation: string;
  /** The neutral types that the event becomes. */
  readonly events: readonly KnownEventType[];
  readonly codec: Field<Payload>;
  normalize(wire: WireEvent<Payload>): readonly VodEvent[];
}

/** Creates a row; `page` is the last part of its documentation's path. */
export function row<Payload, Type extends KnownEventType>(
  events: readonly Type[],
  codec: Field<Payload>,
  normalize: (wire: WireEvent<Payload>) => VodEvent | readonly VodEvent[],
  page: string,
): EventRow<Payload> {
  return {
    documentation: `https://www.alibabacloud.com/help/en/vod/user-guide/${page}`,
    events,
    codec,
    normalize(wire) {
      const event = normalize(wire);
      return "type" in event ? [event] : event;
    },
  };
}
