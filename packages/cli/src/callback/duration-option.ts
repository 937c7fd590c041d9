import { InvalidArgumentError } from "commander";
import { parseDuration } from "../io/duration.js";

/** The maximum wait. */
const maxMs = 24 * 24 * 60 * 60 * 1000;

/** Parses a duration such as `15m` to seconds. */
export function parseSeconds(text: string): number {
  const duration = parseDuration(text);
  if (duration !== undefined && duration <= maxMs) return duration / 1000;
  throw new InvalidArgumentError("It must be a duration up to 24d, such as 15m or 900s.");
}
