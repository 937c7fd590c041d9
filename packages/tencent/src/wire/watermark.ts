import { lenientObject, readAs, readText } from "@vod-events/core/provider";
import { objectWith, readId } from "./field.js";
import { taskOf } from "./task-result.js";

const media = lenientObject((from) => ({ FileId: readId(from.FileId) }));

const traceOutput = lenientObject((from) => ({ Uv: readText(from.Uv) }));

/** `ExtractTraceWatermarkCompleteEvent`. */
export const traceWatermark = objectWith("TaskId", (TaskId, from) => ({
  TaskId,
  ...taskOf(from),
  Input: readAs(media, from.Input),
  Output: readAs(traceOutput, from.Output),
}));

const copyrightOutput = lenientObject((from) => ({ Text: readText(from.Text) }));

/** `ExtractCopyRightWatermarkCompleteEvent`. */
export const copyrightWatermark = objectWith("TaskId", (TaskId, from) => ({
  TaskId,
  ...taskOf(from),
  Output: readAs(copyrightOutput, from.Output),
}));

/** `ExtractBlindWatermarkComplete`: the result is next to the status, not in an `Output`. */
export const blindWatermark = objectWith("TaskId", (TaskId, from) => ({
  TaskId,
  ...taskOf(from),
  InputInfo: readAs(media, from.InputInfo),
  IsDetected: typeof from.IsDetected === "boolean" ? from.IsDetected : undefined,
  Result: readText(from.Result),
  ResultUV: readText(from.ResultUV),
}));

export type TraceWatermark = typeof traceWatermark._A;
export type CopyrightWatermark = typeof copyrightWatermark._A;
export type BlindWatermark = typeof blindWatermark._A;
