import type { Field, KnownEventType, VodEvent } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";

/** A documented native type: how its content is decoded, and how it is translated. */
export interface EventRow<Payload> {
  /** The neutral types that the event becomes. */
  readonly events: readonly KnownEventType[];
  /** Decodes the member `Data`. */
  readonly codec: Field<Payload>;
  /** The page that documents the event. */
  readonly documentation: string;
  normalize(wire: WireEvent<Payload>): readonly VodEvent[];
}

/** Creates a row for a type that becomes several events. `page` is the id of its page. */
export function manyRow<Payload, Type extends KnownEventType>(
  page: number,
  events: readonly Type[],
  codec: Field<Payload>,
  normalize: (wire: WireEvent<Payload>) => readonly VodEvent[],
): EventRow<Payload> {
  return { events, codec, normalize, documentation: `https://www.volcengine.com/docs/4/${page}` };
}

/** Creates a row for a type that becomes one event. */
export function row<Payload, Type extends KnownEventType>(
  page: number,
  events: readonly Type[],
  codec: Field<Payload>,
  normalize: (wire: WireEvent<Payload>) => VodEvent,
): EventRow<Payload> {
  return manyRow(page, events, codec, (wire) => [normalize(wire)]);
}
