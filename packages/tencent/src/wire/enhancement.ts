import { lenientMembers, readNumber } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { objectWith, readId } from "./field.js";
import { mediaMetaData } from "./media.js";
import { outputFile } from "./output-file.js";
import { taskMembers } from "./task-result.js";

const input = lenientMembers({
  FileId: readId,
  StartTimeOffset: readNumber,
  EndTimeOffset: readNumber,
});

/** `QualityEnhanceCompleteEvent`, `RebuildMediaCompleteEvent`, and `RemoveWatermarkCompleteEvent`. */
export const enhancement = objectWith("TaskId", {
  ...taskMembers,
  Input: input,
  Output: outputFile,
  MetaData: mediaMetaData,
});

const imageOutput = lenientMembers({ FileInfo: outputFile });

/**
 * `ProcessImageAsyncCompleteEvent`. The API documents the task's settings here, which have none of these fields.
 * These fields are from the task's lookup and are likely, so none is required.
 */
export const imageProcessing = lenientMembers({
  TaskId: readId,
  ...taskMembers,
  Input: input,
  Output: imageOutput,
});

export type Enhancement = t.TypeOf<typeof enhancement>;
export type EnhancementInput = t.TypeOf<typeof input>;
export type ImageProcessing = t.TypeOf<typeof imageProcessing>;
