import { type Field, lenientObject, readAs } from "@vod-events/core/provider";
import { readEach } from "./field.js";
import { type MediaInfo, mediaInfo } from "./media.js";
import { type TaskInfo, type TaskPayload, taskInfoOf, taskOf } from "./task.js";

/**
 * The payload of VIDEO_GENERATE_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Fm5v10gkb
 */
export interface GeneratePayload extends TaskPayload {
  readonly videoGenerateTaskInfo: GenerateTaskInfo | undefined;
}

/** What was generated. Its status is in lower case where that of the task is in upper case. */
export interface GenerateTaskInfo extends TaskInfo {
  readonly videoGenerateTaskOutput: GenerateOutput | undefined;
}

/** The new media. */
export interface GenerateOutput {
  readonly mediaBasicInfos: readonly (MediaInfo | undefined)[] | undefined;
}

const output = lenientObject((from) => ({
  mediaBasicInfos: readEach(mediaInfo, from.mediaBasicInfos),
}));

const generateTaskInfo = lenientObject((from) => ({
  videoGenerateTaskOutput: readAs(output, from.videoGenerateTaskOutput),
  ...taskInfoOf(from),
}));

/** Reads a {@link GeneratePayload}. */
export const generatePayload: Field<GeneratePayload> = lenientObject((from) => ({
  videoGenerateTaskInfo: readAs(generateTaskInfo, from.videoGenerateTaskInfo),
  ...taskOf(from),
}));
