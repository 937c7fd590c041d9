import { lenientObject, readAs } from "@vod-events/core/provider";
import { readEach } from "./field.js";
import { mediaInfo } from "./media.js";
import { taskPayload } from "./task.js";

/** The new media. */
const output = lenientObject((from) => ({
  mediaBasicInfos: readEach(mediaInfo, from.mediaBasicInfos),
}));

/**
 * The payload of VIDEO_GENERATE_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Fm5v10gkb
 */
export const generatePayload = taskPayload("videoGenerateTaskInfo", (from) => ({
  videoGenerateTaskOutput: readAs(output, from.videoGenerateTaskOutput),
}));

export type GeneratePayload = typeof generatePayload._A;
