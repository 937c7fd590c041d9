import { isVodError } from "../errors/vod-error.js";
import type { Clock, Random } from "./clock.js";

/** The waits between attempts. */
export interface Backoff {
  /** The maximum wait before the second attempt; it doubles with each further attempt. */
  readonly baseMs: number;
  /** The upper limit of every wait. */
  readonly capMs: number;
}

/**
 * Returns the wait after a number of failed attempts: exponential backoff with full jitter, which is a random time
 * between 0 and the bound. Jitter keeps clients from retrying at the same time.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoffMs(failures: number, backoff: Backoff, random: Random): number {
  const bound = Math.min(backoff.capMs, backoff.baseMs * 2 ** (failures - 1));
  return Math.round(random() * bound);
}

export interface RetryOptions {
  /** The maximum number of attempts. */
  readonly attempts: number;
  readonly backoff: Backoff;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal?: AbortSignal | undefined;
}

/** Repeats an operation while it fails with a retryable error. Throws the last error. */
export async function retry<Result>(
  operation: () => Promise<Result>,
  options: RetryOptions,
): Promise<Result> {
  for (let failures = 1; ; failures++) {
    try {
      return await operation();
    } catch (error) {
      if (failures >= options.attempts || !isVodError(error) || !error.retryable) throw error;
    }
    const wait = backoffMs(failures, options.backoff, options.random);
    await options.clock.sleep(wait, options.signal);
  }
}
