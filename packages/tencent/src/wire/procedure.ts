import type * as t from "io-ts";
import { analysisItem } from "./analysis-item.js";
import { listOf, objectWith, readId } from "./field.js";
import { reviewItem } from "./moderation.js";
import { processItem } from "./process-item.js";
import { taskMembers } from "./task-result.js";

const taskOnMediaMembers = {
  FileId: readId,
  ...taskMembers,
  MediaProcessResultSet: listOf(processItem),
};

/**
 * `ProcedureStateChangeEvent`.
 *
 * @see https://cloud.tencent.com/document/product/266/9636
 */
export const procedure = objectWith("TaskId", {
  ...taskOnMediaMembers,
  AiContentReviewResultSet: listOf(reviewItem),
  AiAnalysisResultSet: listOf(analysisItem),
  AiRecognitionResultSet: listOf(analysisItem),
});

/** `ReduceMediaBitrateCompleteEvent`: only its items say how they went. */
export const bitrateReduction = objectWith("TaskId", taskOnMediaMembers);

export type Procedure = t.TypeOf<typeof procedure>;
export type BitrateReduction = t.TypeOf<typeof bitrateReduction>;
