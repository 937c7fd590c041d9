import * as t from "io-ts";
import { listOf, number, optional, optionalId, percent, text } from "./field.js";
import { task, taskName } from "./task.js";

/** `DescribeFileAttributesCompleteEvent`. */
export const fileAttributes = t.type(
  { ...task, FileId: optionalId, Output: optional(t.type({ Md5: text, Sha1: text })) },
  taskName,
);

/** One element of `QualityInspectResultSet`. */
const qualityFault = t.type({
  Type: text,
  SegmentSet: listOf(t.type({ StartTimeOffset: number, EndTimeOffset: number })),
});

/** One element of `ContainerDiagnoseResultSet`. */
const containerFault = t.type({ Type: text, SeverityLevel: text });

/** `QualityInspectCompleteEvent`. */
export const qualityInspection = t.type(
  {
    ...task,
    Input: optional(t.type({ FileId: optionalId })),
    Output: optional(
      t.type({
        NoAudio: number,
        NoVideo: number,
        QualityEvaluationScore: percent,
        QualityInspectResultSet: listOf(qualityFault),
        ContainerDiagnoseResultSet: listOf(containerFault),
      }),
    ),
  },
  taskName,
);

export type FileAttributes = t.TypeOf<typeof fileAttributes>;
export type QualityInspection = t.TypeOf<typeof qualityInspection>;
export type ContainerFault = t.TypeOf<typeof containerFault>;
