import { setTimeout } from "node:timers/promises";

/** The source of time. Tests replace it. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Resolves after `milliseconds`. Rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal, options?: SleepOptions): Promise<void>;
}

/** Options of a sleep. */
export interface SleepOptions {
  /** Whether the sleep keeps the process alive. Default true. */
  readonly ref?: boolean;
}

/** The source of randomness: a number from 0 up to, but not including, 1. */
export type Random = () => number;

/** The maximum of Node's timers: 24 days. They fire at once for a longer time. */
const longestSleepMs = 2 ** 31 - 1;

/** The system clock. A sleep lasts at most 24 days. */
export const systemClock: Clock = {
  now: Date.now,
  async sleep(milliseconds, signal, options) {
    try {
      await setTimeout(Math.min(milliseconds, longestSleepMs), undefined, { ...options, signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};
