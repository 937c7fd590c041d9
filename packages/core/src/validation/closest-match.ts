import leven from "leven";

/** Returns the known word that is closest to a mistyped one; `undefined` when none is close. */
export function closestMatch(typed: string, words: readonly string[]): string | undefined {
  const lower = typed.toLowerCase().slice(0, longestWord);
  const [best] = words
    .map((word) => ({ word, distance: distance(lower, word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= Math.max(2, word.length / 2))
    .sort((a, b) => a.distance - b.distance);
  return best?.word;
}

/** Returns the end of a message that suggests the closest known word; empty when none is close. */
export function didYouMean(typed: string, words: readonly string[]): string {
  const match = closestMatch(typed, words);
  return match === undefined ? "" : ` (Did you mean ${match}?)`;
}

/** Text that starts with a word counts as that word. */
function distance(typed: string, word: string): number {
  return typed.startsWith(word) ? 0 : leven(typed, word);
}

/** Longer text is not a typing mistake. */
const longestWord = 40;
