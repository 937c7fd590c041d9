import { isVodError } from "../errors/vod-error.js";
import type { Clock, Random } from "./clock.js";

/** How long to wait between tries. */
export interface Backoff {
  /** The longest wait before the second try; it doubles with every further one. */
  readonly baseMs: number;
  /** No wait is longer. */
  readonly capMs: number;
}

/**
 * The wait after the given number of failed tries: exponential with full jitter, that is anything from
 * nothing to the bound, so that many clients do not come back together.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoffMs(failures: number, backoff: Backoff, random: Random): number {
  const bound = Math.min(backoff.capMs, backoff.baseMs * 2 ** (failures - 1));
  return Math.round(random() * bound);
}

/** What {@link retry} needs. */
export interface RetryOptions {
  /** How often to try at most. */
  readonly attempts: number;
  readonly backoff: Backoff;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal?: AbortSignal | undefined;
}

/** Repeats an operation as long as it fails with a retryable error; throws the last one. */
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
