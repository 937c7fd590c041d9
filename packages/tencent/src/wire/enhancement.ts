import * as t from "io-ts";
import { optional, optionalId } from "./field.js";
import { mediaMetaData } from "./media.js";
import { outputFile } from "./output-file.js";
import { sourceSpan } from "./source-span.js";
import { task, taskName } from "./task.js";

const input = t.intersection([t.type({ FileId: optionalId }), sourceSpan]);

/** `QualityEnhanceCompleteEvent`, `RebuildMediaCompleteEvent`, and `RemoveWatermarkCompleteEvent`. */
export const enhancement = t.type(
  {
    ...task,
    Input: optional(input),
    Output: optional(outputFile),
    MetaData: optional(mediaMetaData),
  },
  taskName,
);

/**
 * `ProcessImageAsyncCompleteEvent`. The API documents the settings of such a task there, which have none of
 * these fields; these are of what a query for the task answers, and the likely ones. So nothing is required.
 */
export const imageProcessing = t.type(
  {
    ...task,
    TaskId: optionalId,
    Input: optional(input),
    Output: optional(t.type({ FileInfo: optional(outputFile) })),
  },
  "an object",
);

export type Enhancement = t.TypeOf<typeof enhancement>;
export type EnhancementInput = t.TypeOf<typeof input>;
export type ImageProcessing = t.TypeOf<typeof imageProcessing>;
