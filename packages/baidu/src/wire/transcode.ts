import { lenientObject, readAs, readPositive, readText, readUrl } from "@vod-events/core/provider";
import { presetPayload } from "./task.js";

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

/** The output file. */
const output = lenientObject((from) => ({
  id: readText(from.id),
  url: readUrl(from.url),
  meta: readAs(meta, from.meta),
}));

/**
 * The payload of MEDIA_TRANSCODE_COMPLETE: one rendition. That a task of several presets sends one event each is
 * inferred from the samples.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/8m3h9di60
 */
export const transcodePayload = presetPayload("transcode", output);

export type TranscodePayload = typeof transcodePayload._A;
export type TranscodeOutput = typeof output._A;
