import { longForm } from "../delivery/long-form.js";

/** How many cases a property is tried with: some in every run, and many in the long form. */
export function casesOf(short: number, long: number): { readonly numRuns: number } {
  return { numRuns: longForm ? long : short };
}

/** How long a suite may take, in milliseconds. */
export const timeoutMs = longForm ? 600_000 : 20_000;
