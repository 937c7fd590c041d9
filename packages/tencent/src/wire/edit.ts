import * as t from "io-ts";
import { listOf, optional, optionalId, requiredId } from "./field.js";
import { mediaBasicInfo, mediaMetaData } from "./media.js";
import { outputFile } from "./output-file.js";
import { sourceSpan } from "./source-span.js";
import { task, taskName } from "./task.js";
import { taskError } from "./task-result.js";

/** `EditMediaCompleteEvent`, and `ComposeMediaCompleteEvent`, which has some of its fields. */
export const editMedia = t.type(
  {
    ...task,
    Input: optional(t.type({ FileInfoSet: listOf(sourceSpan) })),
    Output: optional(outputFile),
    MetaData: optional(mediaMetaData),
    ProcedureTaskId: optionalId,
    ReviewAudioVideoTaskId: optionalId,
  },
  taskName,
);

/** One element of the `FileInfoSet` of a split. */
const splitSegment = t.type({
  Input: optional(sourceSpan),
  Output: optional(t.type({ FileId: optionalId, MediaBasicInfo: mediaBasicInfo })),
  ProcedureTaskId: optionalId,
  ReviewAudioVideoTaskId: optionalId,
});

/** `SplitMediaCompleteEvent`. */
export const splitMedia = t.type({ ...task, FileInfoSet: listOf(splitSegment) }, taskName);

/** A file that a task of the API of 2017 made, or could not make. */
const judgedFile = t.type({ ...taskError, ...outputFile.props });

/** `ConcatCompleteEvent`. Its files are documented as the sources, but samples show the outputs. */
export const concat = t.type({ TaskId: requiredId, FileInfoSet: listOf(judgedFile) }, taskName);

/** `ClipCompleteEvent`. */
export const clip = t.type({ TaskId: requiredId, FileInfo: optional(judgedFile) }, taskName);

export type EditMedia = t.TypeOf<typeof editMedia>;
export type SplitMedia = t.TypeOf<typeof splitMedia>;
export type SplitSegment = t.TypeOf<typeof splitSegment>;
export type JudgedFile = t.TypeOf<typeof judgedFile>;
export type Concat = t.TypeOf<typeof concat>;
export type Clip = t.TypeOf<typeof clip>;
