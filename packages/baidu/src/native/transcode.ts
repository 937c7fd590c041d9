import type { PresetInput, TaskComplete, TaskPart } from "./task.js";

/**
 * The payload of MEDIA_TRANSCODE_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/8m3h9di60
 */
export interface TranscodeComplete extends TaskComplete {
  readonly transcodeTaskInfo?: TranscodeTaskInfo;
}

/** One rendition. */
export interface TranscodeTaskInfo extends TaskPart {
  readonly mediaId?: string;
  readonly transcodeInput?: TranscodeInput;
  readonly transcodeOutput?: TranscodeOutput;
}

/** The input of the task. */
export interface TranscodeInput extends PresetInput {
  readonly watermarkIds?: readonly string[];
  readonly digitalWatermark?: DigitalWatermark;
}

/** An invisible watermark. Only Baidu's Java SDK has it. */
export interface DigitalWatermark {
  readonly digitalWmTextContent?: string;
  readonly digitalWmAlgVersion?: number;
  readonly digitalWmStrength?: number;
}

/** The output file. */
export interface TranscodeOutput {
  readonly id?: string;
  readonly url?: string;
  readonly meta?: TranscodeMeta;
  readonly digitalWatermark?: DigitalWatermark;
}

/** The technical properties of the file. */
export interface TranscodeMeta {
  readonly video?: TranscodeVideo;
  readonly audio?: TranscodeAudio;
}

/** The video stream, with the duration and size of the file. */
export interface TranscodeVideo {
  readonly durationInSeconds?: number;
  readonly durationInMilliSeconds?: number;
  readonly sizeInKiloByte?: number;
  readonly widthInPixel?: number;
  readonly heightInPixel?: number;
  readonly bitRateInBps?: number;
  readonly frameRate?: number;
  readonly gopAlign?: boolean;
  readonly mp4MoovSize?: number;
}

/** The audio stream. */
export interface TranscodeAudio {
  readonly sampleRateInHz?: number;
  readonly channels?: number;
}
