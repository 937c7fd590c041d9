import { lenientObject, readNumber } from "@vod-events/core/provider";

/** The part of a source that a task used, in seconds; counted from its end where negative. */
export const sourceSpan = lenientObject((from) => ({
  StartTimeOffset: readNumber(from.StartTimeOffset),
  EndTimeOffset: readNumber(from.EndTimeOffset),
}));

export type SourceSpan = typeof sourceSpan._A;
