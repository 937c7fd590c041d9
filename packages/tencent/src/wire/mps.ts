import { lenientObject, readAs, readText } from "@vod-events/core/provider";
import { readAll, readId, readPresetId } from "./field.js";
import { taskWith } from "./task-result.js";

const outputFile = lenientObject((from) => ({ Definition: readPresetId(from.Definition) }));

const output = lenientObject((from) => ({ OutputFiles: readAll(outputFile, from.OutputFiles) }));

/** One element of `SubTaskSet`. Its `ErrCode` is text, unlike everywhere else. */
const subTask = lenientObject((from) => ({
  TaskType: readText(from.TaskType),
  Status: readText(from.Status),
  ErrCode: readText(from.ErrCode),
  Message: readText(from.Message),
  Input: readText(from.Input),
  Output: readAs(output, from.Output),
}));

/** `ProcessMediaByMPSCompleteEvent`. That it names a media is not documented. */
export const mpsProcess = taskWith((from) => ({
  FileId: readId(from.FileId),
  SubTaskSet: readAll(subTask, from.SubTaskSet),
}));

export type MpsProcess = typeof mpsProcess._A;
export type MpsSubTask = typeof subTask._A;
