import { isVodError } from "../errors/vod-error.js";
import type { Clock, Random } from "../primitives/clock.js";
import { RateLimiter } from "../primitives/rate-limiter.js";
import { type Backoff, retry } from "../primitives/retry.js";
import { unlessAborted } from "../primitives/unless-aborted.js";
import { withTimeout } from "../primitives/with-timeout.js";
import type { ReconciliationSource } from "../provider/reconciliation.js";

/** Above the timeout of every adapter. */
const timeoutMs = 60_000;
const attempts = 6;
const backoff: Backoff = { baseMs: 1000, capMs: 30_000 };

/** What ends a read. */
export interface ReadSignals {
  /** Aborted when the reconciliation stops. */
  readonly signal: AbortSignal;
  /** Aborted when the application stops. */
  readonly closing: AbortSignal;
}

/** Reads the pages of a source within its rate limit, and repeats reads that fail temporarily. */
export class PageReader {
  readonly #base: { readonly clock: Clock; readonly random: Random };
  readonly #rateLimiter: RateLimiter;

  constructor(
    { limits }: Pick<ReconciliationSource, "limits">,
    base: { readonly clock: Clock; readonly random: Random },
  ) {
    this.#base = base;
    this.#rateLimiter = new RateLimiter(limits.callsPerSecond, base.clock);
  }

  /**
   * Returns the page that `read` reads, and the number of attempts that failed before. Rejects with the `VodError` of
   * the last one. Either signal ends waits; only `closing` ends a running call.
   */
  async read<Page>(
    read: (signal: AbortSignal) => Promise<Page>,
    { signal, closing }: ReadSignals,
  ): Promise<{ readonly page: Page; readonly failed: number }> {
    let failed = 0;
    const page = await retry(
      async () => {
        await this.#rateLimiter.acquire(signal);
        return this.#once(read, closing).catch((error: unknown) => {
          if (isVodError(error) && error.retryable) failed += 1;
          throw error;
        });
      },
      { ...this.#base, attempts, backoff, signal },
    );
    return { page, failed };
  }

  /** A source that ignores its signal delays neither a stop nor the next attempt. */
  #once<Page>(read: (signal: AbortSignal) => Promise<Page>, closing: AbortSignal): Promise<Page> {
    const limits = {
      what: "a read of a reconciliation",
      limitMs: timeoutMs,
      clock: this.#base.clock,
    };
    return unlessAborted(() => withTimeout(read, limits, closing), closing);
  }
}
