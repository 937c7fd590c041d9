import {
  lenientMembers,
  readInstant,
  readNumber,
  readPositive,
  readText,
  readTexts,
  readUrl,
} from "@vod-events/core/provider";
import type * as t from "io-ts";

const source = lenientMembers({ sourceType: readText, sourceUrl: readUrl, coverUrl: readUrl });

const sourceVideo = lenientMembers({
  codec: readText,
  heightInPixel: readPositive,
  widthInPixel: readPositive,
  bitRateInBps: readPositive,
  frameRate: readPositive,
  rotate: readNumber,
});

const sourceAudio = lenientMembers({
  codec: readText,
  channels: readPositive,
  sampleRateInHz: readPositive,
  bitRateInBps: readPositive,
});

/**
 * The technical properties of the source file. No documented sample has them; the members are those of Baidu's Java
 * SDK.
 *
 * @see https://github.com/baidubce/bce-sdk-java
 */
const sourceMetadata = lenientMembers({
  fileSizeInByte: readPositive,
  container: readText,
  durationInSecond: readPositive,
  durationInMillisecond: readPositive,
  video: sourceVideo,
  audio: sourceAudio,
});

/**
 * A `MediaBasicInfo`: the whole payload of an upload, and a member of other payloads.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Em3h9crv8
 */
export const mediaInfo = lenientMembers({
  mediaId: readText,
  name: readText,
  description: readText,
  mediaType: readText,
  createTime: readInstant,
  categoryId: readText,
  tags: readTexts,
  source: source,
  sourceMetadata: sourceMetadata,
});

export type MediaInfo = t.TypeOf<typeof mediaInfo>;
export type SourceMetadata = t.TypeOf<typeof sourceMetadata>;
export type SourceVideo = t.TypeOf<typeof sourceVideo>;
export type SourceAudio = t.TypeOf<typeof sourceAudio>;
