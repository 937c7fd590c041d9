import ms from "ms";

/** Parses a duration such as `15m` or `2h` to milliseconds; `undefined` when the text is not a duration. */
export function parseDuration(text: string): number | undefined {
  if (!/^\d{1,9}(\.\d{1,9})? ?[a-z]{1,20}$/i.test(text)) return undefined;
  return ms(text as ms.StringValue);
}
