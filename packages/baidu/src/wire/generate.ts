import { lenientObject, readAs } from "@vod-events/core/provider";
import { readEach } from "./field.js";
import { mediaInfo } from "./media.js";
import { taskInfoOf, taskOf } from "./task.js";

/** The new media. */
const output = lenientObject((from) => ({
  mediaBasicInfos: readEach(mediaInfo, from.mediaBasicInfos),
}));

/** Its status is in lower case; the status of the task is in upper case. */
const generateTaskInfo = lenientObject((from) => ({
  videoGenerateTaskOutput: readAs(output, from.videoGenerateTaskOutput),
  ...taskInfoOf(from),
}));

/**
 * The payload of VIDEO_GENERATE_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Fm5v10gkb
 */
export const generatePayload = lenientObject((from) => ({
  videoGenerateTaskInfo: readAs(generateTaskInfo, from.videoGenerateTaskInfo),
  ...taskOf(from),
}));

export type GeneratePayload = typeof generatePayload._A;
