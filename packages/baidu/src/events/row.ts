import type { Field, KnownEventType, VodEvent } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";

/** A documented native type: how its payload is decoded, and how it is translated. */
export interface EventRow<Payload> {
  /** The member that holds the payload. */
  readonly payloadKey: string;
  /** The page that documents the payload. */
  readonly documentation: string;
  /** The neutral types that the event becomes. */
  readonly events: readonly KnownEventType[];
  readonly codec: Field<Payload>;
  normalize(wire: WireEvent<Payload>): VodEvent;
}

/** Creates a row. The payload of the codec and of the translation are the same type. */
export function row<Payload>(
  payloadKey: string,
  event: KnownEventType,
  codec: Field<Payload>,
  normalize: EventRow<Payload>["normalize"],
  page: string,
): EventRow<Payload> {
  const documentation = `https://cloud.baidu.com/doc/VOD/s/${page}`;
  return { payloadKey, documentation, events: [event], codec, normalize };
}
