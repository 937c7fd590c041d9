import { InvalidArgumentError } from "commander";
import ms from "ms";

/** Parses a duration, such as `15m`, to seconds. */
export function parseSeconds(text: string): number {
  const duration: number | undefined = /^\d{1,6}(\.\d{1,3})? ?[a-z]{1,20}$/i.test(text)
    ? ms(text as ms.StringValue)
    : undefined;
  if (duration !== undefined && duration <= longestMs) return duration / 1000;
  throw new InvalidArgumentError("It must be a duration up to 24d, such as 15m or 900s.");
}

/** The maximum wait. */
const longestMs = 24 * 24 * 60 * 60 * 1000;
