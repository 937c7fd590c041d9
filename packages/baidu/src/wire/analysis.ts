import * as t from "io-ts";
import { list, optional, text } from "./lenient.js";
import { type TaskInfo, type TaskPayload, taskInfoMembers, taskMembers } from "./task.js";

/**
 * The payload of MEDIA_ANALYSIS_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Sm3h9bvzq
 */
export interface AnalysisPayload extends TaskPayload {
  readonly analysisTaskInfo: AnalysisTaskInfo | undefined;
}

/** What one preset found in a media. */
export interface AnalysisTaskInfo extends TaskInfo {
  readonly mediaId: string | undefined;
  readonly analysisInput: { readonly presetId: string | undefined } | undefined;
  readonly analysisOutput: AnalysisOutput | undefined;
}

/** What was found, in groups. */
export interface AnalysisOutput {
  /** The preset's id in the documented sample. */
  readonly id: string | undefined;
  readonly results: readonly (AnalysisGroup | undefined)[] | undefined;
}

/** What was found of one type, such as `figure` or `keyword`. */
export interface AnalysisGroup {
  readonly type: string | undefined;
  readonly result: readonly (AnalysisFinding | undefined)[] | undefined;
}

/** One thing that was found. */
export interface AnalysisFinding {
  /** What it is: a name, a word. */
  readonly attribute: string | undefined;
  /** What found it, such as `face_recognition`. */
  readonly source: string | undefined;
}

const finding = t.type({ attribute: text, source: text });

const analysisTaskInfo = t.type({
  ...taskInfoMembers,
  mediaId: text,
  analysisInput: optional(t.type({ presetId: text })),
  analysisOutput: optional(
    t.type({ id: text, results: list(t.type({ type: text, result: list(finding) })) }),
  ),
});

/** Reads an {@link AnalysisPayload}. */
export const analysisPayload: t.Type<AnalysisPayload, unknown, unknown> = t.type(
  { ...taskMembers, analysisTaskInfo: optional(analysisTaskInfo) },
  "an object",
);
