import * as t from "io-ts";
import { optional, text } from "./lenient.js";
import { type TaskInfo, type TaskPayload, taskInfoMembers, taskMembers } from "./task.js";

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

const composeTaskInfo = t.type({
  ...taskInfoMembers,
  output: optional(t.type({ mediaId: text, url: text })),
});

/** Reads a {@link ComposePayload}. */
export const composePayload: t.Type<ComposePayload, unknown, unknown> = t.type(
  { ...taskMembers, composeTaskInfo: optional(composeTaskInfo) },
  "an object",
);
