import {
  type Field,
  lenientObject,
  readAs,
  readPositive,
  readText,
} from "@vod-events/core/provider";
import { presetInput, type TaskInfo, type TaskPayload, taskInfoOf, taskOf } from "./task.js";

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

const video = lenientObject((from) => ({
  durationInSeconds: readPositive(from.durationInSeconds),
  durationInMilliSeconds: readPositive(from.durationInMilliSeconds),
  sizeInKiloByte: readPositive(from.sizeInKiloByte),
  widthInPixel: readPositive(from.widthInPixel),
  heightInPixel: readPositive(from.heightInPixel),
  bitRateInBps: readPositive(from.bitRateInBps),
  frameRate: readPositive(from.frameRate),
}));

const audio = lenientObject((from) => ({
  sampleRateInHz: readPositive(from.sampleRateInHz),
  channels: readPositive(from.channels),
}));

const meta = lenientObject((from) => ({
  video: readAs(video, from.video),
  audio: readAs(audio, from.audio),
}));

const transcodeOutput = lenientObject((from) => ({
  id: readText(from.id),
  url: readText(from.url),
  meta: readAs(meta, from.meta),
}));

const transcodeTaskInfo = lenientObject((from) => ({
  mediaId: readText(from.mediaId),
  ...taskInfoOf(from),
  transcodeInput: readAs(presetInput, from.transcodeInput),
  transcodeOutput: readAs(transcodeOutput, from.transcodeOutput),
}));

/** Reads a {@link TranscodePayload}. */
export const transcodePayload: Field<TranscodePayload> = lenientObject((from) => ({
  transcodeTaskInfo: readAs(transcodeTaskInfo, from.transcodeTaskInfo),
  ...taskOf(from),
}));
