import type { PresetInput, TaskComplete, TaskPart } from "./task.js";

/**
 * The payload of MEDIA_ANALYSIS_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Sm3h9bvzq
 */
export interface AnalysisComplete extends TaskComplete {
  readonly analysisTaskInfo?: AnalysisTaskInfo;
}

/** What one preset found in a media. */
export interface AnalysisTaskInfo extends TaskPart {
  readonly mediaId?: string;
  readonly analysisInput?: PresetInput;
  readonly analysisOutput?: { readonly id?: string; readonly results?: readonly AnalysisGroup[] };
}

/** What was found of one type, such as `figure` or `keyword`. */
export interface AnalysisGroup {
  readonly type?: string;
  readonly result?: readonly AnalysisFinding[];
}

/** One thing that was found. */
export interface AnalysisFinding {
  readonly attribute?: string;
  /** What found it, such as `face_recognition`. */
  readonly source?: string;
}
