import { lenientMembers, readNumber, readPercent, readText } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { listOf, objectWith, readId } from "./field.js";
import { sourceSpan } from "./source-span.js";
import { taskMembers } from "./task-result.js";

const attributes = lenientMembers({ Md5: readText, Sha1: readText });

/** `DescribeFileAttributesCompleteEvent`. */
export const fileAttributes = objectWith("TaskId", {
  ...taskMembers,
  FileId: readId,
  Output: attributes,
});

/** One element of `QualityInspectResultSet`. */
const qualityFault = lenientMembers({ Type: readText, SegmentSet: listOf(sourceSpan) });

/** One element of `ContainerDiagnoseResultSet`. */
const containerFault = lenientMembers({ Type: readText, SeverityLevel: readText });

const inspectionInput = lenientMembers({ FileId: readId });

const inspectionOutput = lenientMembers({
  NoAudio: readNumber,
  NoVideo: readNumber,
  QualityEvaluationScore: readPercent,
  QualityInspectResultSet: listOf(qualityFault),
  ContainerDiagnoseResultSet: listOf(containerFault),
});

/** `QualityInspectCompleteEvent`. */
export const qualityInspection = objectWith("TaskId", {
  ...taskMembers,
  Input: inspectionInput,
  Output: inspectionOutput,
});

export type FileAttributes = t.TypeOf<typeof fileAttributes>;
export type QualityInspection = t.TypeOf<typeof qualityInspection>;
export type ContainerFault = t.TypeOf<typeof containerFault>;
