import type { Clock } from "@vod-events/core";
import { failureOf, isLocked } from "./failures.js";

/** How long somebody else's lock is waited for. */
export interface Patience {
  readonly path: string;
  readonly clock: Clock;
  readonly lockTimeoutSeconds: number;
}

const longestPauseMs = 50;

/**
 * Does some work on a file, again and again while somebody else has it locked. The event loop goes on in
 * between, which is why SQLite itself is not told to wait.
 */
export async function patiently<T>(work: () => T, patience: Patience): Promise<T> {
  const { path, clock, lockTimeoutSeconds } = patience;
  const end = clock.now() + lockTimeoutSeconds * 1000;
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return work();
    } catch (error) {
      if (!isLocked(error)) throw error;
      if (clock.now() >= end) throw failureOf(error, path);
    }
    await clock.sleep(pauseMs);
  }
}
