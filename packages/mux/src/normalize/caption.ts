import type { VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { TrackPayload } from "../wire/parts.js";
import { envelopeOf } from "./envelope.js";
import { outcomeOf } from "./outcome.js";
import { unknownEvent } from "./unknown.js";

type Track = WireEvent<TrackPayload>;

/** The neutral event of a text track that is made, ready or failed. Other tracks have none. */
export function captionEvent(wire: Track): VodEventOf<"caption.created"> | VodEventOf<"unknown"> {
  const { isText, ...data } = wire.payload;
  if (!isText) return unknownEvent(wire);
  return { ...envelopeOf(wire, { outcome: outcomeOf(wire) }), type: "caption.created", data };
}

/** The neutral event of the deletion of a text track. */
export function captionDeletedEvent(
  wire: Track,
): VodEventOf<"caption.deleted"> | VodEventOf<"unknown"> {
  const { isText, ...data } = wire.payload;
  if (!isText) return unknownEvent(wire);
  return { ...envelopeOf(wire, { outcome: "succeeded" }), type: "caption.deleted", data };
}
