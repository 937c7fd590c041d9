import { lenientObject, readAs, readText, readUrl } from "@vod-events/core/provider";
import { taskPayload } from "./task.js";

/** The new media. */
const output = lenientObject((from) => ({
  mediaId: readText(from.mediaId),
  url: readUrl(from.url),
}));

/**
 * The payload of COMPOSE_TASK_STATUS_CHANGE, which is sent when a task starts, succeeds or fails.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Lm3h9ejse
 * @see https://cloud.baidu.com/doc/VOD/s/Qm2y48t03
 */
export const composePayload = taskPayload("composeTaskInfo", (from) => ({
  output: readAs(output, from.output),
}));

export type ComposePayload = typeof composePayload._A;
