import * as t from "io-ts";
import { optional, positive, text } from "./lenient.js";
import { type TaskInfo, type TaskPayload, taskInfoMembers, taskMembers } from "./task.js";

/**
 * The payload of MEDIA_TRANSCODE_COMPLETE: one rendition. That a task of several presets sends one event
 * each is inferred from the samples.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/8m3h9di60
 */
export interface TranscodePayload extends TaskPayload {
  readonly transcodeTaskInfo: TranscodeTaskInfo | undefined;
}

/** One rendition of a media. */
export interface TranscodeTaskInfo extends TaskInfo {
  readonly mediaId: string | undefined;
  readonly transcodeInput: { readonly presetId: string | undefined } | undefined;
  readonly transcodeOutput: TranscodeOutput | undefined;
}

/** The file that was made. */
export interface TranscodeOutput {
  /** The preset's id in the documented sample. */
  readonly id: string | undefined;
  readonly url: string | undefined;
  readonly meta: TranscodeMeta | undefined;
}

/** What is inside the file. */
export interface TranscodeMeta {
  readonly video: TranscodeVideo | undefined;
  readonly audio: TranscodeAudio | undefined;
}

/** The video stream, with the length and size of the file. */
export interface TranscodeVideo {
  readonly durationInSeconds: number | undefined;
  readonly durationInMilliSeconds: number | undefined;
  readonly sizeInKiloByte: number | undefined;
  readonly widthInPixel: number | undefined;
  readonly heightInPixel: number | undefined;
  readonly bitRateInBps: number | undefined;
  readonly frameRate: number | undefined;
}

/** The audio stream. */
export interface TranscodeAudio {
  readonly sampleRateInHz: number | undefined;
  readonly channels: number | undefined;
}

const video = t.type({
  durationInSeconds: positive,
  durationInMilliSeconds: positive,
  sizeInKiloByte: positive,
  widthInPixel: positive,
  heightInPixel: positive,
  bitRateInBps: positive,
  frameRate: positive,
});

const audio = t.type({ sampleRateInHz: positive, channels: positive });

const transcodeTaskInfo = t.type({
  ...taskInfoMembers,
  mediaId: text,
  transcodeInput: optional(t.type({ presetId: text })),
  transcodeOutput: optional(
    t.type({
      id: text,
      url: text,
      meta: optional(t.type({ video: optional(video), audio: optional(audio) })),
    }),
  ),
});

/** Reads a {@link TranscodePayload}. */
export const transcodePayload: t.Type<TranscodePayload, unknown, unknown> = t.type(
  { ...taskMembers, transcodeTaskInfo: optional(transcodeTaskInfo) },
  "an object",
);
