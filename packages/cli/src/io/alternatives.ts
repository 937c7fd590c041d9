/** Formats words as a choice: `a, b, or c`. */
export function alternatives(words: readonly string[]): string {
  return new Intl.ListFormat("en", { type: "disjunction" }).format(words);
}
