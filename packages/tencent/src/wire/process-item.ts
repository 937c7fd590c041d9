import {
  lenientMembers,
  readNumber,
  readPositive,
  readText,
  readUrl,
  readUrls,
} from "@vod-events/core/provider";
import type * as t from "io-ts";
import { listOf, readId, readPresetId } from "./field.js";
import { audioStream, videoStream } from "./media.js";
import { type ResultItem, type ResultKind, resultItem } from "./result-item.js";

const subStream = lenientMembers({ Type: readText, Height: readPositive, Width: readPositive });

const picture = lenientMembers({ TimeOffset: readNumber, Url: readUrl });

/** Every field that the `Output` of some kind of item has; names and units are the same in all kinds. */
const output = lenientMembers({
  Definition: readPresetId,
  Url: readUrl,
  Container: readText,
  Package: readText,
  DrmType: readText,
  Size: readPositive,
  Duration: readPositive,
  Bitrate: readPositive,
  Height: readPositive,
  Width: readPositive,
  Md5: readText,
  FileId: readId,
  VideoStreamSet: listOf(videoStream),
  AudioStreamSet: listOf(audioStream),
  SubStreamSet: listOf(subStream),
  PicInfoSet: listOf(picture),
  ImageUrlSet: readUrls,
  WebVttUrl: readUrl,
  CoverUrl: readUrl,
  StartTimeOffset: readNumber,
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
