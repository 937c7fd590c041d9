import * as t from "io-ts";
import { list, optional } from "./lenient.js";
import { type MediaInfo, mediaInfo } from "./media.js";
import { type TaskInfo, type TaskPayload, taskInfoMembers, taskMembers } from "./task.js";

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

const generateTaskInfo = t.type({
  ...taskInfoMembers,
  videoGenerateTaskOutput: optional(t.type({ mediaBasicInfos: list(mediaInfo) })),
});

/** Reads a {@link GeneratePayload}. */
export const generatePayload: t.Type<GeneratePayload, unknown, unknown> = t.type(
  { ...taskMembers, videoGenerateTaskInfo: optional(generateTaskInfo) },
  "an object",
);
