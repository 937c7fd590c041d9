import type { VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { LivePayload } from "../wire/parts.js";
import { envelopeOf } from "./envelope.js";

type Live = WireEvent<LivePayload>;

/** The neutral event of video.live_stream.active. */
export function liveStartedEvent(wire: Live): VodEventOf<"live.started"> {
  const { assetId: mediaId, ...data } = wire.payload;
  return { type: "live.started", ...envelopeOf(wire, { outcome: "succeeded", mediaId }), data };
}

/** The neutral event of video.live_stream.idle. */
export function liveEndedEvent(wire: Live): VodEventOf<"live.ended"> {
  const { assetId: mediaId, ...data } = wire.payload;
  return { type: "live.ended", ...envelopeOf(wire, { outcome: "succeeded", mediaId }), data };
}
