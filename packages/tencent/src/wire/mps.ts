import { lenientMembers, readText } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { listOf, objectWith, readId, readPresetId } from "./field.js";
import { taskMembers } from "./task-result.js";

const outputFile = lenientMembers({ Definition: readPresetId });

const output = lenientMembers({ OutputFiles: listOf(outputFile) });

/** One element of `SubTaskSet`. Its `ErrCode` is text, unlike everywhere else. */
const subTask = lenientMembers({
  TaskType: readText,
  Status: readText,
  ErrCode: readText,
  Message: readText,
  Input: readText,
  Output: output,
});

/** `ProcessMediaByMPSCompleteEvent`. That it names a media is not documented. */
export const mpsProcess = objectWith("TaskId", {
  ...taskMembers,
  FileId: readId,
  SubTaskSet: listOf(subTask),
});

export type MpsProcess = t.TypeOf<typeof mpsProcess>;
export type MpsSubTask = t.TypeOf<typeof subTask>;
