import type { Members } from "@vod-events/core/provider";
import { analysisItem } from "./analysis-item.js";
import { objectWith, readAll, readId } from "./field.js";
import { reviewItem } from "./moderation.js";
import { processItem } from "./process-item.js";
import { taskOf } from "./task-result.js";

/**
 * `ProcedureStateChangeEvent`.
 *
 * @see https://cloud.tencent.com/document/product/266/9636
 */
export const procedure = objectWith("TaskId", (TaskId, from) => ({
  TaskId,
  ...taskOnMediaOf(from),
  AiContentReviewResultSet: readAll(reviewItem, from.AiContentReviewResultSet),
  AiAnalysisResultSet: readAll(analysisItem, from.AiAnalysisResultSet),
  AiRecognitionResultSet: readAll(analysisItem, from.AiRecognitionResultSet),
}));

/** `ReduceMediaBitrateCompleteEvent`: only its items say how they went. */
export const bitrateReduction = objectWith("TaskId", (TaskId, from) => ({
  TaskId,
  ...taskOnMediaOf(from),
}));

export type Procedure = typeof procedure._A;
export type BitrateReduction = typeof bitrateReduction._A;

function taskOnMediaOf(from: Members) {
  return {
    FileId: readId(from.FileId),
    ...taskOf(from),
    MediaProcessResultSet: readAll(processItem, from.MediaProcessResultSet),
  };
}
