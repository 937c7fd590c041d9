import type { Contender } from "./measure-in-rounds.js";

/** Prepares work on a number of events, and measures how many events per second the work takes. */
export function eventsPerSecond<Input>(
  name: string,
  events: number,
  prepare: () => Promise<Input>,
  work: (input: Input) => Promise<unknown>,
): Contender {
  return {
    name,
    async measure() {
      const input = await prepare();
      const began = performance.now();
      await work(input);
      return (events / (performance.now() - began)) * 1000;
    },
  };
}
