import {
  lenientObject,
  readNumber,
  readPositive,
  readText,
  readUrl,
  readUrls,
} from "@vod-events/core/provider";
import { readAll, readId, readPresetId } from "./field.js";
import { audioStream, videoStream } from "./media.js";
import { namedKinds, type ResultItem, type ResultKind, resultItem } from "./result-item.js";

const subStream = lenientObject((from) => ({
  Type: readText(from.Type),
  Height: readPositive(from.Height),
  Width: readPositive(from.Width),
}));

const picture = lenientObject((from) => ({
  TimeOffset: readNumber(from.TimeOffset),
  Url: readUrl(from.Url),
}));

/** Every field that the `Output` of some kind of item has; names and units are the same in all kinds. */
const output = lenientObject((from) => ({
  Definition: readPresetId(from.Definition),
  Url: readUrl(from.Url),
  Container: readText(from.Container),
  Package: readText(from.Package),
  DrmType: readText(from.DrmType),
  Size: readPositive(from.Size),
  Duration: readPositive(from.Duration),
  Bitrate: readPositive(from.Bitrate),
  Height: readPositive(from.Height),
  Width: readPositive(from.Width),
  Md5: readText(from.Md5),
  FileId: readId(from.FileId),
  VideoStreamSet: readAll(videoStream, from.VideoStreamSet),
  AudioStreamSet: readAll(audioStream, from.AudioStreamSet),
  SubStreamSet: readAll(subStream, from.SubStreamSet),
  PicInfoSet: readAll(picture, from.PicInfoSet),
  ImageUrlSet: readUrls(from.ImageUrlSet),
  WebVttUrl: readUrl(from.WebVttUrl),
  CoverUrl: readUrl(from.CoverUrl),
  StartTimeOffset: readNumber(from.StartTimeOffset),
}));

/** `MediaProcessResultSet`. The documentation has both spellings of sprites; traffic has the plural. */
const kinds: readonly ResultKind[] = [
  ...namedKinds("Transcode", "SnapshotByTimeOffset", "SampleSnapshot", "CoverBySnapshot"),
  ...namedKinds("AdaptiveDynamicStreaming"),
  ["AnimatedGraphicTask", "AnimatedGraphics"],
  ["ImageSpriteTask", "ImageSprites", "ImageSprite"],
];

/** One element of `MediaProcessResultSet`. */
export const processItem = resultItem(kinds, output);

export type ProcessOutput = typeof output._A;
export type ProcessItem = ResultItem<ProcessOutput>;
