import * as t from "io-ts";
import { lenient, optional, optionalId, text } from "./field.js";
import { task, taskName } from "./task.js";

const media = optional(t.type({ FileId: optionalId }));
const truth = lenient("true or false", (value) => (typeof value === "boolean" ? value : undefined));

/** `ExtractTraceWatermarkCompleteEvent`. */
export const traceWatermark = t.type(
  { ...task, Input: media, Output: optional(t.type({ Uv: text })) },
  taskName,
);

/** `ExtractCopyRightWatermarkCompleteEvent`. */
export const copyrightWatermark = t.type(
  { ...task, Output: optional(t.type({ Text: text })) },
  taskName,
);

/** `ExtractBlindWatermarkComplete`: what was found is next to the status, not in an `Output`. */
export const blindWatermark = t.type(
  { ...task, InputInfo: media, IsDetected: truth, Result: text, ResultUV: text },
  taskName,
);

export type TraceWatermark = t.TypeOf<typeof traceWatermark>;
export type CopyrightWatermark = t.TypeOf<typeof copyrightWatermark>;
export type BlindWatermark = t.TypeOf<typeof blindWatermark>;
