import type { Figure } from "../benchmark.js";

/** A subject of a comparison. */
export interface Contender {
  readonly name: string;
  /** Takes the figure of one round. */
  measure(): Promise<number>;
}

/**
 * Measures all subjects once per round. Each round starts with another one, so that a change of the machine's speed
 * affects all of them.
 */
export async function measureInRounds(
  contenders: readonly Contender[],
  rounds: number,
): Promise<readonly Figure[]> {
  const taken = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const index of contenders.keys()) {
      const contender = contenders[(index + round) % contenders.length];
      if (contender !== undefined) taken.get(contender.name)?.push(await contender.measure());
    }
  }
  return [...taken].map(([name, figures]) => ({ name, rounds: figures }));
}
