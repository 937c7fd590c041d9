/** The word that a mistyped one is most likely meant to be; `undefined` where none comes near. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  const lower = typed.toLowerCase();
  const [best] = words
    .map((word) => ({ word, distance: lower.startsWith(word) ? 0 : editDistance(lower, word) }))
    .filter(({ word, distance }) => distance <= word.length / 2)
    .sort((a, b) => a.distance - b.distance);
  return best?.word;
}

/** How many letters must be added, left out or changed to make one word the other. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...from.slice(0, longestWord)].entries()) {
    const current = [row + 1];
    for (let column = 1; column <= to.length; column++) {
      current[column] = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1),
      );
    }
    previous = current;
  }
  return previous[to.length] ?? to.length;
}

/** What is longer is no slip of the fingers. */
const longestWord = 30;
