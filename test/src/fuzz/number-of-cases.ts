import { longForm } from "../delivery/long-form.js";

const { VOD_EVENTS_FUZZ_SEED: seed, VOD_EVENTS_FUZZ_PATH: path } = process.env;

/** How the cases of a property are chosen: a seed, and for a single case its path. By default at random. */
const choice = {
  ...(seed === undefined ? {} : { seed: Number(seed) }),
  ...(path === undefined ? {} : { path }),
};

/** How many cases a property is tried with: some in every run, and many in the long form. */
export function casesOf(short: number, long: number) {
  return { numRuns: longForm ? long : short, ...choice };
}

/** How long a suite may take, in milliseconds. */
export const timeoutMs = longForm ? 600_000 : 20_000;
