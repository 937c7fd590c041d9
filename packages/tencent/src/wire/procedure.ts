import * as t from "io-ts";
import { analysisItem } from "./analysis-item.js";
import { listOf, optionalId } from "./field.js";
import { reviewItem } from "./moderation.js";
import { processItem } from "./process-item.js";
import { task, taskName } from "./task.js";

const taskOnMedia = {
  ...task,
  FileId: optionalId,
  MediaProcessResultSet: listOf(processItem),
};

/**
 * `ProcedureStateChangeEvent`.
 *
 * @see https://cloud.tencent.com/document/product/266/9636
 */
export const procedure = t.type(
  {
    ...taskOnMedia,
    AiContentReviewResultSet: listOf(reviewItem),
    AiAnalysisResultSet: listOf(analysisItem),
    AiRecognitionResultSet: listOf(analysisItem),
  },
  taskName,
);

/** `ReduceMediaBitrateCompleteEvent`: only its items say how they went. */
export const bitrateReduction = t.type(taskOnMedia, taskName);

export type Procedure = t.TypeOf<typeof procedure>;
export type BitrateReduction = t.TypeOf<typeof bitrateReduction>;
