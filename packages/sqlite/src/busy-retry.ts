import type { Clock } from "@vod-events/core";
import { failureOf, isLocked } from "./failures.js";

/** How long to wait for a lock of another process. */
export interface BusyRetry {
  readonly path: string;
  readonly clock: Clock;
  readonly lockTimeoutSeconds: number;
}

const longestPauseMs = 50;

/**
 * Runs some work on a file and retries while another process has it locked. The event loop continues meanwhile, so
 * SQLite's own busy timeout is not used.
 */
export async function retryWhileBusy<T>(work: () => T, busyRetry: BusyRetry): Promise<T> {
  const { path, clock, lockTimeoutSeconds } = busyRetry;
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
