import leven from "leven";

/** The word that a mistyped one is most likely meant to be; `undefined` where none comes near. */
export function closestMatch(typed: string, words: readonly string[]): string | undefined {
  const lower = typed.toLowerCase().slice(0, longestWord);
  const [best] = words
    .map((word) => ({ word, distance: distance(lower, word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= Math.max(2, word.length / 2))
    .sort((a, b) => a.distance - b.distance);
  return best?.word;
}

/** Somebody who typed more than the word meant the word. */
function distance(typed: string, word: string): number {
  return typed.startsWith(word) ? 0 : leven(typed, word);
}

/** What is longer is no slip of the fingers. */
const longestWord = 40;
