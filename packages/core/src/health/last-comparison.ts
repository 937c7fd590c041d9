import type { Diagnostics } from "../diagnostics/diagnostics.js";
import type { Clock } from "../primitives/clock.js";

export interface Comparison {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly at: number;
  readonly changes: number;
}

/** Remembers the last comparison of the callback config of a provider. */
export function lastComparison(
  name: string,
  diagnostics: Diagnostics,
  clock: Clock,
): () => Comparison | undefined {
  let last: Comparison | undefined;
  diagnostics.on("config_compared", ({ provider, changes }) => {
    if (provider === name) last = { at: clock.now(), changes };
  });
  return () => last;
}
