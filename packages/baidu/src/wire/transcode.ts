import { lenientMembers, readPositive, readText, readUrl } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { presetInput, taskInfoMembers, taskMembers } from "./task.js";

/** The video stream, with the duration and size of the file. */
const video = lenientMembers({
  durationInSeconds: readPositive,
  durationInMilliSeconds: readPositive,
  sizeInKiloByte: readPositive,
  widthInPixel: readPositive,
  heightInPixel: readPositive,
  bitRateInBps: readPositive,
  frameRate: readPositive,
});

const audio = lenientMembers({ sampleRateInHz: readPositive, channels: readPositive });

const meta = lenientMembers({ video: video, audio: audio });

/** The output file. `id` is the preset's id in the documented sample. */
const output = lenientMembers({ id: readText, url: readUrl, meta: meta });

/** One rendition. */
const transcodeTaskInfo = lenientMembers({
  mediaId: readText,
  ...taskInfoMembers,
  transcodeInput: presetInput,
  transcodeOutput: output,
});

/**
 * The payload of MEDIA_TRANSCODE_COMPLETE: one rendition. That a task of several presets sends one event each is
 * inferred from the samples.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/8m3h9di60
 */
export const transcodePayload = lenientMembers({
  transcodeTaskInfo: transcodeTaskInfo,
  ...taskMembers,
});

export type TranscodePayload = t.TypeOf<typeof transcodePayload>;
export type TranscodeTaskInfo = t.TypeOf<typeof transcodeTaskInfo>;
export type TranscodeMeta = t.TypeOf<typeof meta>;
