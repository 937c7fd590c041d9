import { omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { ThumbnailPayload } from "../wire/thumbnail.js";
import { presetPart } from "./envelope.js";

/** The neutral event of MEDIA_THUMBNAIL_COMPLETE. Baidu does not say what kind of images they are. */
export function thumbnailEvent(wire: WireEvent<ThumbnailPayload>): VodEventOf<"thumbnail.created"> {
  const { envelope, presetId, output } = presetPart(wire);
  const images = (output?.urls ?? []).map((url) => ({ url }));
  const data = omitUndefined({ kind: "unspecified" as const, images, presetId });
  return { type: "thumbnail.created", ...envelope, data };
}
