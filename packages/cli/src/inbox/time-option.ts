import { systemClock } from "@vod-events/core";
import { readInstant } from "@vod-events/core/provider";
import { InvalidArgumentError } from "commander";
import ms from "ms";

/** Parses an RFC 3339 time, or a duration before now such as `2h`. */
export function parseTime(text: string): Date {
  const instant = readInstant(text);
  const time = instant === undefined ? new Date(durationAgo(text)) : new Date(instant);
  if (!Number.isNaN(time.getTime())) return time;
  throw new InvalidArgumentError(
    "It must be a time such as 2026-01-31T08:00:00Z, or a duration before now such as 30m, 2h, 7d.",
  );
}

/** Returns the time in milliseconds since 1970; NaN when the text is not a duration. */
function durationAgo(text: string): number {
  if (!/^\d{1,9}(\.\d{1,9})? ?[a-z]{1,20}$/i.test(text)) return Number.NaN;
  const duration: number | undefined = ms(text as ms.StringValue);
  return duration === undefined ? Number.NaN : systemClock.now() - duration;
}
