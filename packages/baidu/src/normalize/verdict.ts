import type { Verdict } from "@vod-events/core/provider";

// REVIEW and REJECT are in the documented sample; their meaning is inferred. The others are guesses:
// https://cloud.baidu.com/doc/VOD/s/am3h9cc1a
const verdicts: ReadonlyMap<string, Verdict> = new Map([
  ["PASS", "pass"],
  ["NORMAL", "pass"],
  ["REVIEW", "review"],
  ["REJECT", "block"],
  ["BLOCK", "block"],
]);

/** Returns the verdict of a label; `unknown` for an unknown or missing label. */
export function verdictOf(label: string | undefined): Verdict {
  return verdicts.get(label?.toUpperCase() ?? "") ?? "unknown";
}

const byStrictness: readonly Verdict[] = ["block", "review", "unknown", "pass"];

/** Returns the strictest verdict of a non-empty list. */
export function strictest(given: readonly Verdict[]): Verdict {
  return byStrictness.find((verdict) => given.includes(verdict)) ?? "unknown";
}
