import * as t from "io-ts";
import {
  instant,
  lenient,
  listOf,
  number,
  optional,
  positive,
  readAs,
  readRecord,
  text,
  texts,
} from "./field.js";

/** One element of `VideoStreamSet`. */
export const videoStream = t.type({
  Bitrate: positive,
  Height: positive,
  Width: positive,
  Codec: text,
  Fps: positive,
});

/** One element of `AudioStreamSet`. */
export const audioStream = t.type({ Bitrate: positive, SamplingRate: positive, Codec: text });

/** `MetaData`: what is inside a media file. */
export const mediaMetaData = t.type({
  Size: positive,
  Container: text,
  Bitrate: positive,
  Height: positive,
  Width: positive,
  Duration: positive,
  Rotate: number,
  Md5: text,
  VideoStreamSet: listOf(videoStream),
  AudioStreamSet: listOf(audioStream),
});

const basicInfo = t.type({
  Name: text,
  Description: text,
  CreateTime: instant,
  UpdateTime: instant,
  ExpireTime: instant,
  ClassId: text,
  ClassName: text,
  ClassPath: text,
  CoverUrl: text,
  Type: text,
  MediaUrl: text,
  SourceInfo: optional(t.type({ SourceType: text, SourceContext: text })),
  StorageRegion: text,
  StoragePath: text,
  StorageClass: text,
  TagSet: texts,
  Category: text,
});

/**
 * `MediaBasicInfo`: what the cloud keeps about a media. Some pages of the documentation show one inside of
 * another.
 */
export const mediaBasicInfo = lenient("an object", (value) => {
  const info = readRecord(value);
  return readAs(basicInfo, readRecord(info?.MediaBasicInfo) ?? info);
});

export type VideoStreamFields = t.TypeOf<typeof videoStream>;
export type AudioStreamFields = t.TypeOf<typeof audioStream>;
export type MediaMetaData = t.TypeOf<typeof mediaMetaData>;
export type MediaBasicInfo = t.TypeOf<typeof basicInfo>;
