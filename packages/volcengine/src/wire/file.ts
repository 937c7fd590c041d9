import {
  formatNamed,
  type Media,
  type MediaTechnical,
  type Members,
  omitUndefined,
  optionalItem,
  optionalObject,
  readPositive,
  readRecord,
  readText,
} from "@vod-events/core/provider";

/** Reads the technical attributes of a file: `SourceInfo`, or an output of a workflow. Bit rates are in bit/s. */
export function technicalIn(file: Members): MediaTechnical {
  return omitUndefined({
    md5: readText(file.Md5),
    sizeBytes: readPositive(file.Size),
    durationSeconds: readPositive(file.Duration),
    bitrateBps: readPositive(file.Bitrate),
    widthPixels: readPositive(file.Width),
    heightPixels: readPositive(file.Height),
    videoStreams: videoStreamsIn(readRecord(file.VideoStreamMeta)),
    audioStreams: audioStreamsIn(readRecord(file.AudioStreamMeta)),
  });
}

function videoStreamsIn(from: Members | undefined) {
  return optionalItem({
    codec: readText(from?.Codec),
    bitrateBps: readPositive(from?.Bitrate),
    widthPixels: readPositive(from?.Width),
    heightPixels: readPositive(from?.Height),
    framesPerSecond: readPositive(from?.Fps),
  });
}

function audioStreamsIn(from: Members | undefined) {
  return optionalItem({
    codec: readText(from?.Codec),
    bitrateBps: readPositive(from?.Bitrate),
    sampleRateHz: readPositive(from?.SampleRate),
  });
}

const kinds: ReadonlyMap<string, "video" | "audio"> = new Map([
  ["video", "video"],
  ["audio", "audio"],
]);

/** Reads `SourceInfo` as a media. The file is named by its path in the space. */
export function mediaIn(file: Members): Media {
  return omitUndefined({
    name: readText(file.FileName),
    kind: kinds.get(readText(file.FileType) ?? ""),
    format: formatNamed(readText(file.Format)),
    storage: optionalObject({ path: readText(file.StoreUri) }),
    technical: optionalObject(technicalIn(file)),
  });
}
