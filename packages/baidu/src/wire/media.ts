import {
  type Field,
  lenientObject,
  readAs,
  readInstant,
  readNumber,
  readPositive,
  readText,
  readTexts,
} from "@vod-events/core/provider";

/**
 * Baidu's MediaBasicInfo: the whole payload of an upload, and a member of others.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Em3h9crv8
 */
export interface MediaInfo {
  readonly mediaId: string | undefined;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly mediaType: string | undefined;
  readonly createTime: string | undefined;
  readonly categoryId: string | undefined;
  readonly tags: readonly string[];
  readonly source: MediaSource | undefined;
  readonly sourceMetadata: SourceMetadata | undefined;
}

/** Where a media came from and where its file is. */
export interface MediaSource {
  readonly sourceType: string | undefined;
  readonly sourceUrl: string | undefined;
  readonly coverUrl: string | undefined;
}

/**
 * What is inside the file. It is in no documented sample: the members are those of Baidu's Java SDK.
 *
 * @see https://github.com/baidubce/bce-sdk-java
 */
export interface SourceMetadata {
  readonly fileSizeInByte: number | undefined;
  readonly container: string | undefined;
  readonly durationInSecond: number | undefined;
  readonly durationInMillisecond: number | undefined;
  readonly video: SourceVideo | undefined;
  readonly audio: SourceAudio | undefined;
}

/** The video stream of a source file. */
export interface SourceVideo {
  readonly codec: string | undefined;
  readonly heightInPixel: number | undefined;
  readonly widthInPixel: number | undefined;
  readonly bitRateInBps: number | undefined;
  readonly frameRate: number | undefined;
  readonly rotate: number | undefined;
}

/** The audio stream of a source file. */
export interface SourceAudio {
  readonly codec: string | undefined;
  readonly channels: number | undefined;
  readonly sampleRateInHz: number | undefined;
  readonly bitRateInBps: number | undefined;
}

const source = lenientObject((from) => ({
  sourceType: readText(from.sourceType),
  sourceUrl: readText(from.sourceUrl),
  coverUrl: readText(from.coverUrl),
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

const sourceMetadata = lenientObject((from) => ({
  fileSizeInByte: readPositive(from.fileSizeInByte),
  container: readText(from.container),
  durationInSecond: readPositive(from.durationInSecond),
  durationInMillisecond: readPositive(from.durationInMillisecond),
  video: readAs(sourceVideo, from.video),
  audio: readAs(sourceAudio, from.audio),
}));

/** Reads a {@link MediaInfo}. */
export const mediaInfo: Field<MediaInfo> = lenientObject((from) => ({
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
