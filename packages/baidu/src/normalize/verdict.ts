import type { Verdict } from "@vod-events/core/provider";

// REVIEW and REJECT are in the documented sample, what they stand for is inferred from the words. The
// others are guesses: https://cloud.baidu.com/doc/VOD/s/am3h9cc1a
const verdicts: ReadonlyMap<string, Verdict> = new Map([
  ["PASS", "pass"],
  ["NORMAL", "pass"],
  ["REVIEW", "review"],
  ["REJECT", "block"],
  ["BLOCK", "block"],
]);

/** The verdict that a label stands for; `unknown` for a word that is not known, or none. */
export function verdictOf(label: string | undefined): Verdict {
  return verdicts.get(label?.toUpperCase() ?? "") ?? "unknown";
}

const byStrictness: readonly Verdict[] = ["block", "review", "unknown", "pass"];

/** The strictest of some verdicts, of which there is at least one. */
export function strictest(given: readonly Verdict[]): Verdict {
  return byStrictness.find((verdict) => given.includes(verdict)) ?? "unknown";
}
