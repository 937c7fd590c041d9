import {
  lenientMembers,
  readAs,
  readInstant,
  readNumber,
  readPositive,
  readRecord,
  readText,
  readTexts,
  readUrl,
} from "@vod-events/core/provider";
import type * as t from "io-ts";
import { listOf } from "./field.js";

/** One element of `VideoStreamSet`. */
export const videoStream = lenientMembers({
  Bitrate: readPositive,
  Height: readPositive,
  Width: readPositive,
  Codec: readText,
  Fps: readPositive,
});

/** One element of `AudioStreamSet`. */
export const audioStream = lenientMembers({
  Bitrate: readPositive,
  SamplingRate: readPositive,
  Codec: readText,
});

/** `MetaData`: what is inside a media file. */
export const mediaMetaData = lenientMembers({
  Size: readPositive,
  Container: readText,
  Bitrate: readPositive,
  Height: readPositive,
  Width: readPositive,
  Duration: readPositive,
  Rotate: readNumber,
  Md5: readText,
  VideoStreamSet: listOf(videoStream),
  AudioStreamSet: listOf(audioStream),
});

const sourceInfo = lenientMembers({ SourceType: readText, SourceContext: readText });

const basicInfo = lenientMembers({
  Name: readText,
  Description: readText,
  CreateTime: readInstant,
  UpdateTime: readInstant,
  ExpireTime: readInstant,
  ClassId: readText,
  ClassName: readText,
  ClassPath: readText,
  CoverUrl: readUrl,
  Type: readText,
  MediaUrl: readUrl,
  SourceInfo: sourceInfo,
  StorageRegion: readText,
  StoragePath: readText,
  StorageClass: readText,
  TagSet: readTexts,
  Category: readText,
});

/** `MediaBasicInfo`: the stored data of a media. Some pages of the documentation nest one in another. */
export function readBasicInfo(value: unknown): MediaBasicInfo | undefined {
  const info = readRecord(value);
  return readAs(basicInfo, readRecord(info?.MediaBasicInfo) ?? info);
}

export type VideoStreamFields = t.TypeOf<typeof videoStream>;
export type AudioStreamFields = t.TypeOf<typeof audioStream>;
export type MediaMetaData = t.TypeOf<typeof mediaMetaData>;
export type MediaBasicInfo = t.TypeOf<typeof basicInfo>;
