/** Where time comes from, so that tests can bring their own. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Resolves after `milliseconds`; rejects with the signal's reason as soon as it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal, options?: SleepOptions): Promise<void>;
}

/** How to sleep. */
export interface SleepOptions {
  /** Whether the process is kept alive meanwhile. Default true. */
  readonly ref?: boolean;
}

/** Where randomness comes from: a number from 0 up to, but not including, 1. */
export type Random = () => number;

/** Timers take a longer time for none at all: 24 days. */
const longestSleepMs = 2 ** 31 - 1;

/** The machine's clock. No sleep lasts longer than 24 days. */
export const systemClock: Clock = {
  now: Date.now,
  sleep(milliseconds, signal, { ref = true } = {}) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const timer = setTimeout(
        () => {
          signal?.removeEventListener("abort", abort);
          resolve();
        },
        Math.min(milliseconds, longestSleepMs),
      );
      const abort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      if (!ref) timer.unref();
      signal?.addEventListener("abort", abort, { once: true });
    });
  },
};
