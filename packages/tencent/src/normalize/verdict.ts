import type { Verdict } from "@vod-events/core/provider";

const verdicts: ReadonlySet<string> = new Set<Verdict>(["pass", "review", "block"]);

/** Returns the verdict of a `Suggestion`. Its case may differ from the documentation. */
export function verdictOf(suggestion: string | undefined): Verdict {
  const word = suggestion?.toLowerCase();
  return word !== undefined && verdicts.has(word) ? (word as Verdict) : "unknown";
}

/** Returns the verdict of the whole: the strictest of its parts, and `pass` only when all parts pass. */
export function worstOf(parts: readonly Verdict[]): Verdict {
  if (parts.includes("block")) return "block";
  if (parts.includes("review")) return "review";
  return parts.length > 0 && !parts.includes("unknown") ? "pass" : "unknown";
}
