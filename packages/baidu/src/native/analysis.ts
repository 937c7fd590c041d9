import type { PresetInput, TaskComplete, TaskPart } from "./task.js";

/**
 * The payload of MEDIA_ANALYSIS_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Sm3h9bvzq
 */
export interface AnalysisComplete extends TaskComplete {
  /** The result of one preset. */
  readonly analysisTaskInfo?: TaskPart & {
    readonly mediaId?: string;
    readonly analysisInput?: PresetInput;
    readonly analysisOutput?: { readonly id?: string; readonly results?: readonly AnalysisGroup[] };
  };
}

interface AnalysisGroup {
  /** Such as `figure` or `keyword`. */
  readonly type?: string;
  readonly result?: readonly {
    /** A name or word. */
    readonly attribute?: string;
    /** The detector, such as `face_recognition`. */
    readonly source?: string;
  }[];
}
