import * as t from "io-ts";
import { listOf, optional, presetId, text } from "./field.js";
import { task, taskName } from "./task.js";

/** One element of `SubTaskSet`. Its `ErrCode` is text, unlike everywhere else. */
const subTask = t.type({
  TaskType: text,
  Status: text,
  ErrCode: text,
  Message: text,
  Input: text,
  Output: optional(t.type({ OutputFiles: listOf(t.type({ Definition: presetId })) })),
});

/** `ProcessMediaByMPSCompleteEvent`. */
export const mpsProcess = t.type({ ...task, SubTaskSet: listOf(subTask) }, taskName);

export type MpsProcess = t.TypeOf<typeof mpsProcess>;
export type MpsSubTask = t.TypeOf<typeof subTask>;
