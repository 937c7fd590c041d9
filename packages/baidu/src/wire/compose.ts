import { type Field, lenientObject, readAs, readText } from "@vod-events/core/provider";
import { type TaskInfo, type TaskPayload, taskInfoOf, taskOf } from "./task.js";

/**
 * The payload of COMPOSE_TASK_STATUS_CHANGE, which comes when a task starts, succeeds or fails.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Lm3h9ejse
 * @see https://cloud.baidu.com/doc/VOD/s/Qm2y48t03
 */
export interface ComposePayload extends TaskPayload {
  readonly composeTaskInfo: ComposeTaskInfo | undefined;
}

/** What was composed. */
export interface ComposeTaskInfo extends TaskInfo {
  readonly output: ComposeOutput | undefined;
}

/** The new media. */
export interface ComposeOutput {
  readonly mediaId: string | undefined;
  readonly url: string | undefined;
}

const output = lenientObject((from) => ({
  mediaId: readText(from.mediaId),
  url: readText(from.url),
}));

const composeTaskInfo = lenientObject((from) => ({
  output: readAs(output, from.output),
  ...taskInfoOf(from),
}));

/** Reads a {@link ComposePayload}. */
export const composePayload: Field<ComposePayload> = lenientObject((from) => ({
  composeTaskInfo: readAs(composeTaskInfo, from.composeTaskInfo),
  ...taskOf(from),
}));
