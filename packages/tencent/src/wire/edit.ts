import { lenientMembers } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { listOf, objectWith, readId } from "./field.js";
import { mediaMetaData, readBasicInfo } from "./media.js";
import { outputFile, outputFileMembers } from "./output-file.js";
import { sourceSpan } from "./source-span.js";
import { taskErrorMembers, taskMembers } from "./task-result.js";

const editInput = lenientMembers({ FileInfoSet: listOf(sourceSpan) });

/** `EditMediaCompleteEvent`, and `ComposeMediaCompleteEvent`, which has a subset of its fields. */
export const editMedia = objectWith("TaskId", {
  ...taskMembers,
  Input: editInput,
  Output: outputFile,
  MetaData: mediaMetaData,
  ProcedureTaskId: readId,
  ReviewAudioVideoTaskId: readId,
});

const segmentOutput = lenientMembers({ FileId: readId, MediaBasicInfo: readBasicInfo });

/** One element of the `FileInfoSet` of a split. */
const splitSegment = lenientMembers({
  Input: sourceSpan,
  Output: segmentOutput,
  ProcedureTaskId: readId,
  ReviewAudioVideoTaskId: readId,
});

/** `SplitMediaCompleteEvent`. */
export const splitMedia = objectWith("TaskId", {
  ...taskMembers,
  FileInfoSet: listOf(splitSegment),
});

/** An output file of the API of 2017, or its failure. */
const judgedFile = lenientMembers({ ...taskErrorMembers, ...outputFileMembers });

/** `ConcatCompleteEvent`. Its files are documented as the sources, but samples show the outputs. */
export const concat = objectWith("TaskId", { FileInfoSet: listOf(judgedFile) });

/** `ClipCompleteEvent`. */
export const clip = objectWith("TaskId", { FileInfo: judgedFile });

export type EditMedia = t.TypeOf<typeof editMedia>;
export type SplitMedia = t.TypeOf<typeof splitMedia>;
export type SplitSegment = t.TypeOf<typeof splitSegment>;
export type JudgedFile = t.TypeOf<typeof judgedFile>;
export type Concat = t.TypeOf<typeof concat>;
export type Clip = t.TypeOf<typeof clip>;
