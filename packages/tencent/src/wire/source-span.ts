import { readNumber } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { object } from "./field.js";

/** The part of a source that a task used, in seconds; counted from its end where negative. */
export const sourceSpan = object((from) => ({
  StartTimeOffset: readNumber(from.StartTimeOffset),
  EndTimeOffset: readNumber(from.EndTimeOffset),
}));

export type SourceSpan = t.TypeOf<typeof sourceSpan>;
