import type { Contender } from "./measure-in-rounds.js";

const startsPerRound = 5;

/** A process start is short and shaky: several make up a round, of which the fastest counts. In milliseconds. */
export function fastestStart(name: string, start: () => Promise<number>): Contender {
  return {
    name,
    async measure() {
      const times: number[] = [];
      for (let starts = 0; starts < startsPerRound; starts++) times.push(await start());
      return Math.min(...times);
    },
  };
}
