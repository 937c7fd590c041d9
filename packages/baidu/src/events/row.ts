import type { Field, KnownEventType, VodEvent } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";

/** A documented native type: how its payload is decoded, and how it is translated. */
export interface EventRow<Payload> {
  /** The page that documents the payload. */
  readonly documentation: string;
  /** The neutral types that the event becomes. */
  readonly events: readonly KnownEventType[];
  readonly codec: Field<Payload>;
  normalize(wire: WireEvent<Payload>): VodEvent;
}

/** Creates a row. The payload of the codec and of the translation are the same type. */
export function row<Payload>(
  event: KnownEventType,
  codec: Field<Payload>,
  normalize: EventRow<Payload>["normalize"],
  page: string,
): EventRow<Payload> {
  const documentation = `https://cloud.baidu.com/doc/VOD/s/${page}`;
  return { documentation, events: [event], codec, normalize };
}

/** Returns the member that holds the payload of a type: `mediaUploadCompleteEvent` for `MEDIA_UPLOAD_COMPLETE`. */
export function payloadKeyOf(type: string): string {
  const name = type.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `${name}Event`;
}
