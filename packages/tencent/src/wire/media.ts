import {
  lenientObject,
  readAs,
  readInstant,
  readNumber,
  readPositive,
  readRecord,
  readText,
  readTexts,
  readUrl,
} from "@vod-events/core/provider";
import { readAll } from "./field.js";

/** One element of `VideoStreamSet`. */
export const videoStream = lenientObject((from) => ({
  Bitrate: readPositive(from.Bitrate),
  Height: readPositive(from.Height),
  Width: readPositive(from.Width),
  Codec: readText(from.Codec),
  Fps: readPositive(from.Fps),
}));

/** One element of `AudioStreamSet`. */
export const audioStream = lenientObject((from) => ({
  Bitrate: readPositive(from.Bitrate),
  SamplingRate: readPositive(from.SamplingRate),
  Codec: readText(from.Codec),
}));

/** `MetaData`: what is inside a media file. */
export const mediaMetaData = lenientObject((from) => ({
  Size: readPositive(from.Size),
  Container: readText(from.Container),
  Bitrate: readPositive(from.Bitrate),
  Height: readPositive(from.Height),
  Width: readPositive(from.Width),
  Duration: readPositive(from.Duration),
  Rotate: readNumber(from.Rotate),
  Md5: readText(from.Md5),
  VideoStreamSet: readAll(videoStream, from.VideoStreamSet),
  AudioStreamSet: readAll(audioStream, from.AudioStreamSet),
}));

const sourceInfo = lenientObject((from) => ({
  SourceType: readText(from.SourceType),
  SourceContext: readText(from.SourceContext),
}));

const basicInfo = lenientObject((from) => ({
  Name: readText(from.Name),
  Description: readText(from.Description),
  CreateTime: readInstant(from.CreateTime),
  UpdateTime: readInstant(from.UpdateTime),
  ExpireTime: readInstant(from.ExpireTime),
  ClassId: readText(from.ClassId),
  ClassName: readText(from.ClassName),
  ClassPath: readText(from.ClassPath),
  CoverUrl: readUrl(from.CoverUrl),
  Type: readText(from.Type),
  MediaUrl: readUrl(from.MediaUrl),
  SourceInfo: readAs(sourceInfo, from.SourceInfo),
  StorageRegion: readText(from.StorageRegion),
  StoragePath: readText(from.StoragePath),
  StorageClass: readText(from.StorageClass),
  TagSet: readTexts(from.TagSet),
  Category: readText(from.Category),
}));

/** `MediaBasicInfo`: the stored data of a media. Some pages of the documentation nest one in another. */
export function readBasicInfo(value: unknown): MediaBasicInfo | undefined {
  const info = readRecord(value);
  return readAs(basicInfo, readRecord(info?.MediaBasicInfo) ?? info);
}

export type VideoStreamFields = typeof videoStream._A;
export type AudioStreamFields = typeof audioStream._A;
export type MediaMetaData = typeof mediaMetaData._A;
export type MediaBasicInfo = typeof basicInfo._A;
