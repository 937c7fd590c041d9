import { optionalObject, type TimeSpan } from "@vod-events/core/provider";
import type { SourceSpan } from "../wire/source-span.js";

/**
 * The source time span of a task. An end of 0 means the end of the source, and negative times count from it; both are
 * unknown here and absent.
 */
export function sourceSpanOf(span: SourceSpan | undefined): TimeSpan | undefined {
  const { StartTimeOffset: start, EndTimeOffset: end } = span ?? {};
  return optionalObject({
    startSeconds: start !== undefined && start >= 0 ? start : undefined,
    endSeconds: end !== undefined && end > 0 ? end : undefined,
  });
}
