import * as t from "io-ts";
import { listOf, number, optionalId, positive, presetId, text, texts } from "./field.js";
import { audioStream, videoStream } from "./media.js";
import { type ResultItem, type ResultKind, resultItem } from "./result-item.js";

/** Every field that the `Output` of some kind of item has; names and units are the same in all kinds. */
const output = t.type({
  Definition: presetId,
  Url: text,
  Container: text,
  Package: text,
  DrmType: text,
  Size: positive,
  Duration: positive,
  Bitrate: positive,
  Height: positive,
  Width: positive,
  Md5: text,
  FileId: optionalId,
  VideoStreamSet: listOf(videoStream),
  AudioStreamSet: listOf(audioStream),
  SubStreamSet: listOf(t.type({ Type: text, Height: positive, Width: positive })),
  PicInfoSet: listOf(t.type({ TimeOffset: number, Url: text })),
  ImageUrlSet: texts,
  WebVttUrl: text,
  CoverUrl: text,
  StartTimeOffset: number,
});

/** `MediaProcessResultSet`. The documentation has both spellings of sprites; traffic has the plural. */
const kinds: readonly ResultKind[] = [
  ["TranscodeTask", "Transcode"],
  ["AnimatedGraphicTask", "AnimatedGraphics"],
  ["SnapshotByTimeOffsetTask", "SnapshotByTimeOffset"],
  ["SampleSnapshotTask", "SampleSnapshot"],
  ["ImageSpriteTask", "ImageSprites", "ImageSprite"],
  ["CoverBySnapshotTask", "CoverBySnapshot"],
  ["AdaptiveDynamicStreamingTask", "AdaptiveDynamicStreaming"],
];

/** One element of `MediaProcessResultSet`. */
export const processItem = resultItem(kinds, output);

export type ProcessOutput = t.TypeOf<typeof output>;
export type ProcessItem = ResultItem<ProcessOutput>;
