import { lenientMembers, readText } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { objectWith, readId } from "./field.js";
import { taskMembers } from "./task-result.js";

const media = lenientMembers({ FileId: readId });

const traceOutput = lenientMembers({ Uv: readText });

/** `ExtractTraceWatermarkCompleteEvent`. */
export const traceWatermark = objectWith("TaskId", {
  ...taskMembers,
  Input: media,
  Output: traceOutput,
});

const copyrightOutput = lenientMembers({ Text: readText });

/** `ExtractCopyRightWatermarkCompleteEvent`. */
export const copyrightWatermark = objectWith("TaskId", { ...taskMembers, Output: copyrightOutput });

/** `ExtractBlindWatermarkComplete`: the result is next to the status, not in an `Output`. */
export const blindWatermark = objectWith("TaskId", {
  ...taskMembers,
  InputInfo: media,
  IsDetected: (value: unknown) => (typeof value === "boolean" ? value : undefined),
  Result: readText,
  ResultUV: readText,
});

export type TraceWatermark = t.TypeOf<typeof traceWatermark>;
export type CopyrightWatermark = t.TypeOf<typeof copyrightWatermark>;
export type BlindWatermark = t.TypeOf<typeof blindWatermark>;
