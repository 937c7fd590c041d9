/**
 * Baidu's properties of a media.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Em3h9crv8
 */
export interface MediaBasicInfo {
  readonly mediaId?: string;
  readonly name?: string;
  readonly description?: string;
  /** Such as `video`. */
  readonly mediaType?: string;
  /** Such as `NORMAL`. */
  readonly banStatus?: string;
  readonly createTime?: string;
  readonly categoryId?: string;
  readonly tags?: readonly string[];
  readonly source?: MediaSource;
  readonly sourceMetadata?: SourceMetadata;
}

/** The origin and the file of a media. */
export interface MediaSource {
  /** Such as `UPLOAD` or `GENERATE`. */
  readonly sourceType?: string;
  /** May be signed and expire. */
  readonly sourceUrl?: string;
  readonly coverUrl?: string;
}

/** The technical properties of the file. Only Baidu's Java SDK has them. */
export interface SourceMetadata {
  readonly eTag?: string;
  readonly fileSizeInByte?: number;
  readonly type?: string;
  readonly container?: string;
  readonly durationInSecond?: number;
  readonly durationInMillisecond?: number;
  readonly video?: SourceVideo;
  readonly audio?: SourceAudio;
  readonly blackBorderArea?: BlackBorderArea;
}

/** The video stream of a source file. */
export interface SourceVideo {
  readonly codec?: string;
  readonly heightInPixel?: number;
  readonly widthInPixel?: number;
  readonly bitRateInBps?: number;
  readonly frameRate?: number;
  readonly rotate?: number;
  readonly dar?: string;
}

/** The audio stream of a source file. */
export interface SourceAudio {
  readonly codec?: string;
  readonly channels?: number;
  readonly sampleRateInHz?: number;
  readonly bitRateInBps?: number;
}

/** The black border of a picture. */
export interface BlackBorderArea {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
}
