/** Returns a random number from 0 (inclusive) to 1 (exclusive). */
export type RandomSource = () => number;

/**
 * Creates a repeatable random source: Tommy Ettinger's mulberry32. It is suitable for ids of simulated objects, not
 * for secrets.
 */
export function seededRandom(seed: number): RandomSource {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns a string of random characters from an alphabet. */
export function randomText(random: RandomSource, alphabet: string, length: number): string {
  let text = "";
  while (text.length < length) text += alphabet.charAt(Math.floor(random() * alphabet.length));
  return text;
}

/** Returns a string of random hexadecimal digits in lower case. */
export function randomHex(random: RandomSource, length: number): string {
  return randomText(random, "0123456789abcdef", length);
}
