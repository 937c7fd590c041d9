import { omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { AssetPayload } from "../wire/asset.js";
import type { WireEvent } from "../wire/event.js";
import { envelopeOf } from "./envelope.js";
import { outcomeOf } from "./outcome.js";

type Asset = WireEvent<AssetPayload>;

/** The neutral event of video.asset.created, and of video.asset.updated, which has the new values only. */
export function assetEvent<Type extends "media.created" | "media.updated">(type: Type) {
  return (wire: Asset) => ({
    type,
    ...envelopeOf(wire, { outcome: "succeeded" }),
    data: { media: wire.payload.media },
  });
}

/** The neutral event of video.asset.ready and video.asset.errored. */
export function readyEvent(wire: Asset): VodEventOf<"media.ready"> {
  const { media } = wire.payload;
  return {
    type: "media.ready",
    ...envelopeOf(wire, { outcome: outcomeOf(wire) }),
    data: { media },
  };
}

/** The neutral event of video.asset.deleted. */
export function deletedEvent(wire: Asset): VodEventOf<"media.deleted"> {
  return {
    type: "media.deleted",
    ...envelopeOf(wire, { outcome: "succeeded" }),
    data: { parts: "all" },
  };
}

/** The neutral event of video.asset.non_standard_input_detected. The reasons stay in `native`. */
export function analyzedEvent(wire: Asset): VodEventOf<"media.analyzed"> {
  const { technical } = wire.payload.media;
  const data = { attributes: {}, ...omitUndefined({ technical }) };
  return { type: "media.analyzed", ...envelopeOf(wire, { outcome: "succeeded" }), data };
}

/** The neutral event of video.asset.live_stream_completed: the recording of a live stream is complete. */
export function persistedEvent(wire: Asset): VodEventOf<"media.persisted"> {
  const { liveStreamId: source } = wire.payload;
  return {
    type: "media.persisted",
    ...envelopeOf(wire, { outcome: "succeeded" }),
    data: omitUndefined({ source }),
  };
}
