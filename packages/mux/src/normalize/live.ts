import type { WireEvent } from "../wire/event.js";
import type { LivePayload } from "../wire/parts.js";
import { envelopeOf } from "./envelope.js";

/** The neutral event of video.live_stream.active and video.live_stream.idle. */
export function liveEvent<Type extends "live.started" | "live.ended">(type: Type) {
  return (wire: WireEvent<LivePayload>) => {
    const { assetId: mediaId, ...data } = wire.payload;
    return { type, ...envelopeOf(wire, { outcome: "succeeded", mediaId }), data };
  };
}
