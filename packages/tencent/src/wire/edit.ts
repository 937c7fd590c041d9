import { lenientObject, readAs } from "@vod-events/core/provider";
import { objectWith, readAll, readId } from "./field.js";
import { mediaMetaData, readBasicInfo } from "./media.js";
import { outputFile, outputFileOf } from "./output-file.js";
import { sourceSpan } from "./source-span.js";
import { taskErrorOf, taskWith } from "./task-result.js";

const editInput = lenientObject((from) => ({ FileInfoSet: readAll(sourceSpan, from.FileInfoSet) }));

/** `EditMediaCompleteEvent`, and `ComposeMediaCompleteEvent`, which has a subset of its fields. */
export const editMedia = taskWith((from) => ({
  Input: readAs(editInput, from.Input),
  Output: readAs(outputFile, from.Output),
  MetaData: readAs(mediaMetaData, from.MetaData),
  ProcedureTaskId: readId(from.ProcedureTaskId),
  ReviewAudioVideoTaskId: readId(from.ReviewAudioVideoTaskId),
}));

const segmentOutput = lenientObject((from) => ({
  FileId: readId(from.FileId),
  MediaBasicInfo: readBasicInfo(from.MediaBasicInfo),
}));

/** One element of the `FileInfoSet` of a split. */
const splitSegment = lenientObject((from) => ({
  Input: readAs(sourceSpan, from.Input),
  Output: readAs(segmentOutput, from.Output),
  ProcedureTaskId: readId(from.ProcedureTaskId),
  ReviewAudioVideoTaskId: readId(from.ReviewAudioVideoTaskId),
}));

/** `SplitMediaCompleteEvent`. */
export const splitMedia = taskWith((from) => ({
  FileInfoSet: readAll(splitSegment, from.FileInfoSet),
}));

/** An output file of the API of 2017, or its failure. */
const judgedFile = lenientObject((from) => ({ ...taskErrorOf(from), ...outputFileOf(from) }));

/** `ConcatCompleteEvent`. Its files are documented as the sources, but samples show the outputs. */
export const concat = objectWith("TaskId", (TaskId, from) => ({
  TaskId,
  FileInfoSet: readAll(judgedFile, from.FileInfoSet),
}));

/** `ClipCompleteEvent`. */
export const clip = objectWith("TaskId", (TaskId, from) => ({
  TaskId,
  FileInfo: readAs(judgedFile, from.FileInfo),
}));

export type EditMedia = typeof editMedia._A;
export type SplitMedia = typeof splitMedia._A;
export type SplitSegment = typeof splitSegment._A;
export type JudgedFile = typeof judgedFile._A;
export type Concat = typeof concat._A;
export type Clip = typeof clip._A;
