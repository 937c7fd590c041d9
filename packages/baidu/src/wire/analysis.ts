import { type Field, lenientObject, readAs, readText } from "@vod-events/core/provider";
import { readEach } from "./field.js";
import { presetInput, type TaskInfo, type TaskPayload, taskInfoOf, taskOf } from "./task.js";

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

const finding = lenientObject((from) => ({
  attribute: readText(from.attribute),
  source: readText(from.source),
}));

const group = lenientObject((from) => ({
  type: readText(from.type),
  result: readEach(finding, from.result),
}));

const analysisOutput = lenientObject((from) => ({
  id: readText(from.id),
  results: readEach(group, from.results),
}));

const analysisTaskInfo = lenientObject((from) => ({
  mediaId: readText(from.mediaId),
  ...taskInfoOf(from),
  analysisInput: readAs(presetInput, from.analysisInput),
  analysisOutput: readAs(analysisOutput, from.analysisOutput),
}));

/** Reads an {@link AnalysisPayload}. */
export const analysisPayload: Field<AnalysisPayload> = lenientObject((from) => ({
  analysisTaskInfo: readAs(analysisTaskInfo, from.analysisTaskInfo),
  ...taskOf(from),
}));
