import * as t from "io-ts";
import { instant, number, optional, positive, text, texts } from "./lenient.js";

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

const source = t.type({ sourceType: text, sourceUrl: text, coverUrl: text });

const sourceVideo = t.type({
  codec: text,
  heightInPixel: positive,
  widthInPixel: positive,
  bitRateInBps: positive,
  frameRate: positive,
  rotate: number,
});

const sourceAudio = t.type({
  codec: text,
  channels: positive,
  sampleRateInHz: positive,
  bitRateInBps: positive,
});

const sourceMetadata = t.type({
  fileSizeInByte: positive,
  container: text,
  durationInSecond: positive,
  durationInMillisecond: positive,
  video: optional(sourceVideo),
  audio: optional(sourceAudio),
});

/** Reads a {@link MediaInfo}. */
export const mediaInfo: t.Type<MediaInfo, unknown, unknown> = t.type(
  {
    mediaId: text,
    name: text,
    description: text,
    mediaType: text,
    createTime: instant,
    categoryId: text,
    tags: texts,
    source: optional(source),
    sourceMetadata: optional(sourceMetadata),
  },
  "an object",
);
