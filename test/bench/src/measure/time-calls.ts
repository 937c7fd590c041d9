import { Bench } from "tinybench";
import type { Figure } from "../benchmark.js";
import { type Contender, measureInRounds } from "./measure-in-rounds.js";

/** Something to be called over and over. */
export interface TimedCall {
  readonly name: string;
  call(): unknown;
}

const millisecondsPerRound = 100;
const microseconds = 1000;

/** Times calls: the median of a round's calls, in microseconds. */
export async function timeCalls(
  calls: readonly TimedCall[],
  rounds: number,
): Promise<readonly Figure[]> {
  const contenders: Contender[] = [];
  for (const { name, call } of calls) {
    const options = { time: millisecondsPerRound, warmup: false, throws: true };
    const measure = async () => {
      const bench = new Bench(options).add(name, call);
      const [task] = await bench.run();
      if (task?.result.state !== "completed") throw new Error(`${name} was not measured`);
      return task.result.latency.p50 * microseconds;
    };
    await measure();
    contenders.push({ name, measure });
  }
  return measureInRounds(contenders, rounds);
}
