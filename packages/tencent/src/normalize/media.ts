import {
  type AudioStream,
  type Media,
  type MediaTechnical,
  omitUndefined,
  optionalObject,
  type VideoStream,
} from "@vod-events/core/provider";
import type {
  AudioStreamFields,
  MediaBasicInfo,
  MediaMetaData,
  VideoStreamFields,
} from "../wire/media.js";
import { formatOf } from "./format.js";
import { someOf } from "./some-of.js";

/** The path of some events for a media without a class. */
const noClassPath = "-1";

/** Returns the media from the parts of an event that describe it. */
export function mediaOf(
  info: MediaBasicInfo | undefined,
  metaData: MediaMetaData | undefined,
  fileUrl?: string,
): Media {
  const url = info?.MediaUrl ?? fileUrl;
  return omitUndefined({
    name: info?.Name,
    description: info?.Description,
    kind: kindOf(info?.Category),
    format: formatOf(info?.Type ?? metaData?.Container, url),
    url,
    coverUrl: info?.CoverUrl,
    createdAt: info?.CreateTime,
    updatedAt: info?.UpdateTime,
    expiresAt: info?.ExpireTime,
    tags: someOf(info?.TagSet),
    category: optionalObject({
      id: info?.ClassId,
      name: info?.ClassName,
      path: info?.ClassPath === noClassPath ? undefined : info?.ClassPath,
    }),
    storage: optionalObject({
      region: info?.StorageRegion,
      path: info?.StoragePath,
      storageClass: info?.StorageClass,
    }),
    origin: optionalObject({ kind: info?.SourceInfo?.SourceType }),
    technical: metaData && technicalOf(metaData),
  });
}

/** The video streams; `undefined` when there are none. */
export function videoStreamsOf(
  streams: readonly Partial<VideoStreamFields>[],
): readonly VideoStream[] | undefined {
  return someOf(
    streams.map((stream) =>
      omitUndefined({
        codec: stream.Codec,
        bitrateBps: stream.Bitrate,
        widthPixels: stream.Width,
        heightPixels: stream.Height,
        framesPerSecond: stream.Fps,
      }),
    ),
  );
}

/** The audio streams; `undefined` when there are none. */
export function audioStreamsOf(
  streams: readonly AudioStreamFields[],
): readonly AudioStream[] | undefined {
  return someOf(
    streams.map((stream) =>
      omitUndefined({
        codec: stream.Codec,
        bitrateBps: stream.Bitrate,
        sampleRateHz: stream.SamplingRate,
      }),
    ),
  );
}

/** Returns the technical attributes of a file; `undefined` when there are none. */
export function technicalOf(metaData: MediaMetaData): MediaTechnical | undefined {
  return optionalObject({
    sizeBytes: metaData.Size,
    durationSeconds: metaData.Duration,
    bitrateBps: metaData.Bitrate,
    widthPixels: metaData.Width,
    heightPixels: metaData.Height,
    rotationDegrees: metaData.Rotate,
    md5: metaData.Md5,
    videoStreams: videoStreamsOf(metaData.VideoStreamSet),
    audioStreams: audioStreamsOf(metaData.AudioStreamSet),
  });
}

function kindOf(category: string | undefined): Media["kind"] {
  const kind = category?.toLowerCase();
  return kind === "video" || kind === "audio" || kind === "image" ? kind : undefined;
}
