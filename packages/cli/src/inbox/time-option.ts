import { systemClock } from "@vod-events/core";
import { readInstant } from "@vod-events/core/provider";
import { InvalidArgumentError } from "commander";
import { parseDuration } from "../io/duration.js";

/** Parses an RFC 3339 time, or a duration before now such as `2h`. */
export function parseTime(text: string): Date {
  const time = new Date(
    readInstant(text) ?? systemClock.now() - (parseDuration(text) ?? Number.NaN),
  );
  if (!Number.isNaN(time.getTime())) return time;
  throw new InvalidArgumentError(
    "It must be a time such as 2026-01-31T08:00:00Z, or a duration before now such as 30m, 2h, 7d.",
  );
}
