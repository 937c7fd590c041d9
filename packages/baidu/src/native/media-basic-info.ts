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
  readonly source?: {
    /** Such as `UPLOAD` or `GENERATE`. */
    readonly sourceType?: string;
    /** May be signed and expire. */
    readonly sourceUrl?: string;
    readonly coverUrl?: string;
  };
  readonly sourceMetadata?: SourceMetadata;
}

/** The technical properties of the file. Only Baidu's Java SDK has them. */
interface SourceMetadata {
  readonly eTag?: string;
  readonly fileSizeInByte?: number;
  readonly type?: string;
  readonly container?: string;
  readonly durationInSecond?: number;
  readonly durationInMillisecond?: number;
  readonly video?: {
    readonly codec?: string;
    readonly heightInPixel?: number;
    readonly widthInPixel?: number;
    readonly bitRateInBps?: number;
    readonly frameRate?: number;
    readonly rotate?: number;
    readonly dar?: string;
  };
  readonly audio?: {
    readonly codec?: string;
    readonly channels?: number;
    readonly sampleRateInHz?: number;
    readonly bitRateInBps?: number;
  };
  readonly blackBorderArea?: {
    readonly x?: number;
    readonly y?: number;
    readonly width?: number;
    readonly height?: number;
  };
}
