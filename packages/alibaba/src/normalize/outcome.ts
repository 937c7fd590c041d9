import type { Outcome } from "@vod-events/core/provider";

/** The documented spellings of a status, in lower case. They differ between event types. */
const outcomes: ReadonlyMap<string, Outcome> = new Map([
  ["success", "succeeded"],
  ["succeed", "succeeded"],
  ["fail", "failed"],
  ["failed", "failed"],
]);

/** Returns the outcome of a status; `unknown` for an undocumented or absent one. */
export function outcomeOf(status: string | undefined): Outcome {
  return outcomes.get(status?.trim().toLowerCase() ?? "") ?? "unknown";
}

/** Returns the outcome of several parts: `partial` when some failed and some succeeded. */
export function outcomeOfParts(parts: readonly Outcome[]): Outcome {
  const [first = "unknown", ...others] = new Set(parts);
  if (others.length === 0) return first;
  const hasBoth = parts.includes("failed") && parts.includes("succeeded");
  return hasBoth ? "partial" : "unknown";
}
