import {
  formatOfUrl,
  type Media,
  type MediaTechnical,
  omitUndefined,
  optionalItem,
  optionalObject,
} from "@vod-events/core/provider";
import type { MediaInfo, SourceMetadata } from "../wire/media.js";
import { durationOf } from "./duration.js";

/** Returns the neutral media. The ban status has no neutral field and stays in `native`. */
export function mediaOf(info: MediaInfo | undefined): Media {
  return omitUndefined({
    name: info?.name,
    description: info?.description,
    kind: kindOf(info?.mediaType),
    format: info?.sourceMetadata?.container?.toLowerCase() ?? formatOfUrl(info?.source?.sourceUrl),
    url: info?.source?.sourceUrl,
    coverUrl: info?.source?.coverUrl,
    createdAt: info?.createTime,
    tags: info === undefined || info.tags.length === 0 ? undefined : info.tags,
    category: optionalObject({ id: info?.categoryId }),
    origin: optionalObject({ kind: info?.source?.sourceType }),
    technical: technicalOf(info?.sourceMetadata),
  });
}

// Only "video" is documented.
function kindOf(mediaType: string | undefined): Media["kind"] {
  const kind = mediaType?.toLowerCase();
  return kind === "video" || kind === "audio" || kind === "image" ? kind : undefined;
}

function technicalOf(metadata: SourceMetadata | undefined): MediaTechnical | undefined {
  const { video, audio } = metadata ?? {};
  return optionalObject({
    sizeBytes: metadata?.fileSizeInByte,
    durationSeconds: durationOf(metadata?.durationInMillisecond, metadata?.durationInSecond),
    widthPixels: video?.widthInPixel,
    heightPixels: video?.heightInPixel,
    rotationDegrees: video?.rotate,
    videoStreams: optionalItem({
      codec: video?.codec,
      bitrateBps: video?.bitRateInBps,
      widthPixels: video?.widthInPixel,
      heightPixels: video?.heightInPixel,
      framesPerSecond: video?.frameRate,
    }),
    audioStreams: optionalItem({
      codec: audio?.codec,
      bitrateBps: audio?.bitRateInBps,
      sampleRateHz: audio?.sampleRateInHz,
      channels: audio?.channels,
    }),
  });
}
