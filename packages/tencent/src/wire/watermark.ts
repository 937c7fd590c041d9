import { lenientObject, readAs, readText } from "@vod-events/core/provider";
import { mediaInput, taskWith } from "./task-result.js";

const traceOutput = lenientObject((from) => ({ Uv: readText(from.Uv) }));

/** `ExtractTraceWatermarkCompleteEvent`. */
export const traceWatermark = taskWith((from) => ({
  Input: readAs(mediaInput, from.Input),
  Output: readAs(traceOutput, from.Output),
}));

const copyrightOutput = lenientObject((from) => ({ Text: readText(from.Text) }));

/** `ExtractCopyRightWatermarkCompleteEvent`. */
export const copyrightWatermark = taskWith((from) => ({
  Output: readAs(copyrightOutput, from.Output),
}));

/** `ExtractBlindWatermarkComplete`: the result is next to the status, not in an `Output`. */
export const blindWatermark = taskWith((from) => ({
  InputInfo: readAs(mediaInput, from.InputInfo),
  IsDetected: typeof from.IsDetected === "boolean" ? from.IsDetected : undefined,
  Result: readText(from.Result),
  ResultUV: readText(from.ResultUV),
}));

export type TraceWatermark = typeof traceWatermark._A;
export type CopyrightWatermark = typeof copyrightWatermark._A;
export type BlindWatermark = typeof blindWatermark._A;
