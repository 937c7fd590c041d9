import type { Benchmark } from "../benchmark.js";
import { type Contender, contest } from "../measure/contest.js";
import { Child } from "../processes/child.js";
import type { FirstEvent } from "../starts/receiver.js";

const libraries = "io-ts and eventemitter3";
const receiver = "vod-events, first event";
const sdk = "the SDK's VOD client";
/** A process start is short and shaky: several make up a round, of which the fastest counts. */
const startsARound = 5;

/** How soon a process that only receives has handled its first event. */
export const start: Benchmark = {
  name: "start",
  about: "process start to the first handled event against importing libraries",
  guarded: false,
  async run({ rounds }) {
    const contenders = [
      starting(libraries, "libraries"),
      starting(receiver, "receiver"),
      starting(sdk, "sdk"),
    ];
    return [
      {
        title: "From the start of a process to its first event, or to the libraries loaded",
        unit: "ms",
        figures: await contest(contenders, rounds),
        goals: [
          { subject: receiver, reference: libraries, relation: "at most", limit: 1.6 },
          { subject: receiver, reference: sdk, relation: "below", limit: 1 },
        ],
      },
    ];
  },
};

function starting(name: string, script: string): Contender {
  return {
    name,
    async measure() {
      const times: number[] = [];
      for (let starts = 0; starts < startsARound; starts++) times.push(await startOnce(script));
      return Math.min(...times);
    },
  };
}

/** The time from the start of a process to what it tells. Rejects when a receiver loaded an SDK. */
async function startOnce(script: string): Promise<number> {
  const began = performance.now();
  const { child, told } = await Child.start<Partial<FirstEvent>>(`starts/${script}`);
  const milliseconds = performance.now() - began;
  await child.stop();
  if (told.sdkModules?.length) throw new Error("the receiver loaded the SDK");
  return milliseconds;
}
