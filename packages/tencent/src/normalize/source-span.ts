import { optionalObject, type TimeSpan } from "@vod-events/core/provider";
import type { SourceSpan } from "../wire/source-span.js";

/**
 * The part of a source that a task used. An end of 0 means the source's end, and times counted from that
 * are negative: neither says when it is, so they are absent.
 */
export function sourceSpanOf(span: SourceSpan | undefined): TimeSpan | undefined {
  const { StartTimeOffset: start, EndTimeOffset: end } = span ?? {};
  return optionalObject({
    startSeconds: start !== undefined && start >= 0 ? start : undefined,
    endSeconds: end !== undefined && end > 0 ? end : undefined,
  });
}
