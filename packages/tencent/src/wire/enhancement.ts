import { lenientObject, readAs, readNumber } from "@vod-events/core/provider";
import { readId } from "./field.js";
import { mediaMetaData } from "./media.js";
import { outputFile } from "./output-file.js";
import { taskOf, taskWith } from "./task-result.js";

const input = lenientObject((from) => ({
  FileId: readId(from.FileId),
  StartTimeOffset: readNumber(from.StartTimeOffset),
  EndTimeOffset: readNumber(from.EndTimeOffset),
}));

/** `QualityEnhanceCompleteEvent`, `RebuildMediaCompleteEvent`, and `RemoveWatermarkCompleteEvent`. */
export const enhancement = taskWith((from) => ({
  Input: readAs(input, from.Input),
  Output: readAs(outputFile, from.Output),
  MetaData: readAs(mediaMetaData, from.MetaData),
}));

const imageOutput = lenientObject((from) => ({ FileInfo: readAs(outputFile, from.FileInfo) }));

/**
 * `ProcessImageAsyncCompleteEvent`. The API documents the task's settings here, which have none of these fields.
 * These fields are from the task's lookup and are likely, so none is required.
 */
export const imageProcessing = lenientObject((from) => ({
  TaskId: readId(from.TaskId),
  ...taskOf(from),
  Input: readAs(input, from.Input),
  Output: readAs(imageOutput, from.Output),
}));

export type Enhancement = typeof enhancement._A;
export type EnhancementInput = typeof input._A;
export type ImageProcessing = typeof imageProcessing._A;
