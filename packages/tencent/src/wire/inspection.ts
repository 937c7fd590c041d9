import {
  lenientObject,
  readAs,
  readNumber,
  readPercent,
  readText,
} from "@vod-events/core/provider";
import { readAll, readId } from "./field.js";
import { sourceSpan } from "./source-span.js";
import { mediaInput, taskWith } from "./task-result.js";

const attributes = lenientObject((from) => ({
  Md5: readText(from.Md5),
  Sha1: readText(from.Sha1),
}));

/** `DescribeFileAttributesCompleteEvent`. */
export const fileAttributes = taskWith((from) => ({
  FileId: readId(from.FileId),
  Output: readAs(attributes, from.Output),
}));

/** One element of `QualityInspectResultSet`. */
const qualityFault = lenientObject((from) => ({
  Type: readText(from.Type),
  SegmentSet: readAll(sourceSpan, from.SegmentSet),
}));

/** One element of `ContainerDiagnoseResultSet`. */
const containerFault = lenientObject((from) => ({
  Type: readText(from.Type),
  SeverityLevel: readText(from.SeverityLevel),
}));

const inspectionOutput = lenientObject((from) => ({
  NoAudio: readNumber(from.NoAudio),
  NoVideo: readNumber(from.NoVideo),
  QualityEvaluationScore: readPercent(from.QualityEvaluationScore),
  QualityInspectResultSet: readAll(qualityFault, from.QualityInspectResultSet),
  ContainerDiagnoseResultSet: readAll(containerFault, from.ContainerDiagnoseResultSet),
}));

/** `QualityInspectCompleteEvent`. */
export const qualityInspection = taskWith((from) => ({
  Input: readAs(mediaInput, from.Input),
  Output: readAs(inspectionOutput, from.Output),
}));

export type FileAttributes = typeof fileAttributes._A;
export type QualityInspection = typeof qualityInspection._A;
export type ContainerFault = typeof containerFault._A;
