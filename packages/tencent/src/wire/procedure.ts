import * as t from "io-ts";
import { listOf, optionalId, requiredId, text } from "./field.js";
import { processItem } from "./process-item.js";
import { taskResult } from "./task-result.js";

/** `ProcedureStateChangeEvent`. */
export const procedure = t.type(
  {
    TaskId: requiredId,
    ...taskResult,
    FileId: optionalId,
    SessionContext: text,
    MediaProcessResultSet: listOf(processItem),
    AiContentReviewResultSet: listOf(processItem),
    AiAnalysisResultSet: listOf(processItem),
    AiRecognitionResultSet: listOf(processItem),
  },
  "an object with a TaskId",
);

export type Procedure = t.TypeOf<typeof procedure>;
