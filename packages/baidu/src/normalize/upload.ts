import { omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { MediaInfo } from "../wire/media.js";
import { envelopeOf } from "./envelope.js";
import { uploadId } from "./identity.js";
import { mediaOf } from "./media.js";

/** The neutral event of MEDIA_UPLOAD_COMPLETE. There is no event for an upload that failed. */
export function uploadedEvent(wire: WireEvent<MediaInfo>): VodEventOf<"media.uploaded"> {
  const { mediaId } = wire.payload;
  return {
    id: uploadId(wire, mediaId),
    type: "media.uploaded",
    ...envelopeOf(wire),
    outcome: "succeeded",
    ...omitUndefined({ time: wire.eventTime, mediaId }),
    data: { media: mediaOf(wire.payload), followUpTaskIds: [] },
  };
}
