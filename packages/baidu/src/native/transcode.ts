import type { PresetInput, TaskComplete, TaskPart } from "./task.js";

/**
 * The payload of MEDIA_TRANSCODE_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/8m3h9di60
 */
export interface TranscodeComplete extends TaskComplete {
  /** One rendition. */
  readonly transcodeTaskInfo?: TaskPart & {
    readonly mediaId?: string;
    readonly transcodeInput?: PresetInput & {
      readonly watermarkIds?: readonly string[];
      readonly digitalWatermark?: DigitalWatermark;
    };
    readonly transcodeOutput?: {
      readonly id?: string;
      readonly url?: string;
      readonly meta?: TranscodeMeta;
      readonly digitalWatermark?: DigitalWatermark;
    };
  };
}

/** An invisible watermark. Only Baidu's Java SDK has it. */
interface DigitalWatermark {
  readonly digitalWmTextContent?: string;
  readonly digitalWmAlgVersion?: number;
  readonly digitalWmStrength?: number;
}

interface TranscodeMeta {
  /** The video stream, with the duration and size of the file. */
  readonly video?: {
    readonly durationInSeconds?: number;
    readonly durationInMilliSeconds?: number;
    readonly sizeInKiloByte?: number;
    readonly widthInPixel?: number;
    readonly heightInPixel?: number;
    readonly bitRateInBps?: number;
    readonly frameRate?: number;
    readonly gopAlign?: boolean;
    readonly mp4MoovSize?: number;
  };
  readonly audio?: { readonly sampleRateInHz?: number; readonly channels?: number };
}
