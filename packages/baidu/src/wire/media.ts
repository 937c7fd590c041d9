import {
  lenientObject,
  readAs,
  readInstant,
  readNumber,
  readPositive,
  readText,
  readTexts,
  readUrl,
} from "@vod-events/core/provider";

const source = lenientObject((from) => ({
  sourceType: readText(from.sourceType),
  sourceUrl: readUrl(from.sourceUrl),
  coverUrl: readUrl(from.coverUrl),
}));

const sourceVideo = lenientObject((from) => ({
  codec: readText(from.codec),
  heightInPixel: readPositive(from.heightInPixel),
  widthInPixel: readPositive(from.widthInPixel),
  bitRateInBps: readPositive(from.bitRateInBps),
  frameRate: readPositive(from.frameRate),
  rotate: readNumber(from.rotate),
}));

const sourceAudio = lenientObject((from) => ({
  codec: readText(from.codec),
  channels: readPositive(from.channels),
  sampleRateInHz: readPositive(from.sampleRateInHz),
  bitRateInBps: readPositive(from.bitRateInBps),
}));

/**
 * The technical properties of the source file. No documented sample has them; the members are those of Baidu's Java
 * SDK.
 *
 * @see https://github.com/baidubce/bce-sdk-java
 */
const sourceMetadata = lenientObject((from) => ({
  fileSizeInByte: readPositive(from.fileSizeInByte),
  container: readText(from.container),
  durationInSecond: readPositive(from.durationInSecond),
  durationInMillisecond: readPositive(from.durationInMillisecond),
  video: readAs(sourceVideo, from.video),
  audio: readAs(sourceAudio, from.audio),
}));

/**
 * A `MediaBasicInfo`: the whole payload of an upload, and a member of other payloads.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Em3h9crv8
 */
export const mediaInfo = lenientObject((from) => ({
  mediaId: readText(from.mediaId),
  name: readText(from.name),
  description: readText(from.description),
  mediaType: readText(from.mediaType),
  createTime: readInstant(from.createTime),
  categoryId: readText(from.categoryId),
  tags: readTexts(from.tags),
  source: readAs(source, from.source),
  sourceMetadata: readAs(sourceMetadata, from.sourceMetadata),
}));

export type MediaInfo = typeof mediaInfo._A;
export type SourceMetadata = typeof sourceMetadata._A;
