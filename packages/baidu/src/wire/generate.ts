import { lenientMembers } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { eachOf } from "./field.js";
import { mediaInfo } from "./media.js";
import { taskInfoMembers, taskMembers } from "./task.js";

/** The new media. */
const output = lenientMembers({ mediaBasicInfos: eachOf(mediaInfo) });

/** Its status is in lower case; the status of the task is in upper case. */
const generateTaskInfo = lenientMembers({ videoGenerateTaskOutput: output, ...taskInfoMembers });

/**
 * The payload of VIDEO_GENERATE_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Fm5v10gkb
 */
export const generatePayload = lenientMembers({
  videoGenerateTaskInfo: generateTaskInfo,
  ...taskMembers,
});

export type GeneratePayload = t.TypeOf<typeof generatePayload>;
