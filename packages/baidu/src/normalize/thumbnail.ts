import { omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { ThumbnailPayload } from "../wire/thumbnail.js";
import { isWithoutResult, taskEnvelopeOf } from "./envelope.js";
import { partOf } from "./identity.js";

/** The neutral event of MEDIA_THUMBNAIL_COMPLETE. Baidu does not say what kind of images they are. */
export function thumbnailEvent(wire: WireEvent<ThumbnailPayload>): VodEventOf<"thumbnail.created"> {
  const info = wire.payload.thumbnailTaskInfo;
  const presetId = info?.thumbnailInput?.presetId ?? info?.thumbnailOutput?.id;
  const part = partOf(wire, presetId);
  const envelope = taskEnvelopeOf(wire, { mediaId: info?.mediaId, info, part });
  const urls = isWithoutResult(envelope.outcome) ? [] : (info?.thumbnailOutput?.urls ?? []);
  return {
    type: "thumbnail.created",
    ...envelope,
    data: {
      kind: "unspecified",
      images: urls.map((url) => ({ url })),
      ...omitUndefined({ presetId }),
    },
  };
}
