import type { PresetInput, TaskComplete, TaskPart } from "./task.js";

/**
 * The payload of MEDIA_ANALYSIS_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Sm3h9bvzq
 */
export interface AnalysisComplete extends TaskComplete {
  readonly analysisTaskInfo?: AnalysisTaskInfo;
}

/** The result of one preset. */
export interface AnalysisTaskInfo extends TaskPart {
  readonly mediaId?: string;
  readonly analysisInput?: PresetInput;
  readonly analysisOutput?: { readonly id?: string; readonly results?: readonly AnalysisGroup[] };
}

/** The findings of one type, such as `figure` or `keyword`. */
export interface AnalysisGroup {
  readonly type?: string;
  readonly result?: readonly AnalysisFinding[];
}

/** A finding: a name or word. */
export interface AnalysisFinding {
  readonly attribute?: string;
  /** The detector, such as `face_recognition`. */
  readonly source?: string;
}
