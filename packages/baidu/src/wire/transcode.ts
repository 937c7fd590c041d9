import { lenientObject, readAs, readPositive, readText, readUrl } from "@vod-events/core/provider";
import { presetInput, taskInfoOf, taskOf } from "./task.js";

/** The video stream, with the duration and size of the file. */
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

/** The output file. `id` is the preset's id in the documented sample. */
const output = lenientObject((from) => ({
  id: readText(from.id),
  url: readUrl(from.url),
  meta: readAs(meta, from.meta),
}));

/** One rendition. */
const transcodeTaskInfo = lenientObject((from) => ({
  mediaId: readText(from.mediaId),
  ...taskInfoOf(from),
  transcodeInput: readAs(presetInput, from.transcodeInput),
  transcodeOutput: readAs(output, from.transcodeOutput),
}));

/**
 * The payload of MEDIA_TRANSCODE_COMPLETE: one rendition. That a task of several presets sends one event each is
 * inferred from the samples.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/8m3h9di60
 */
export const transcodePayload = lenientObject((from) => ({
  transcodeTaskInfo: readAs(transcodeTaskInfo, from.transcodeTaskInfo),
  ...taskOf(from),
}));

export type TranscodePayload = typeof transcodePayload._A;
export type TranscodeTaskInfo = typeof transcodeTaskInfo._A;
export type TranscodeMeta = typeof meta._A;
