import type { Verdict } from "@vod-events/core/provider";

const verdicts: ReadonlySet<string> = new Set<Verdict>(["pass", "review", "block"]);

/** What a `Suggestion` means; its case is not always the documented one. */
export function verdictOf(suggestion: string | undefined): Verdict {
  const word = suggestion?.toLowerCase();
  return word !== undefined && verdicts.has(word) ? (word as Verdict) : "unknown";
}

/** The verdict on a whole: of the worst of its parts, and `pass` only when every part does. */
export function worstOf(parts: readonly Verdict[]): Verdict {
  if (parts.includes("block")) return "block";
  if (parts.includes("review")) return "review";
  return parts.length > 0 && !parts.includes("unknown") ? "pass" : "unknown";
}
