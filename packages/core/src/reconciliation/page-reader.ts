import { isVodError } from "../errors/vod-error.js";
import type { Clock, Random } from "../primitives/clock.js";
import { RateLimiter } from "../primitives/rate-limiter.js";
import { type Backoff, retry } from "../primitives/retry.js";
import type {
  ReconciliationPage,
  ReconciliationRequest,
  ReconciliationSource,
} from "../provider/reconciliation.js";

const attempts = 6;
const backoff: Backoff = { baseMs: 1000, capMs: 30_000 };

/** Reads the pages of a source within its rate limit, and repeats reads that fail temporarily. */
export class PageReader {
  readonly #source: ReconciliationSource;
  readonly #base: { readonly clock: Clock; readonly random: Random };
  readonly #rateLimiter: RateLimiter;

  constructor(
    source: ReconciliationSource,
    base: { readonly clock: Clock; readonly random: Random },
  ) {
    this.#source = source;
    this.#base = base;
    this.#rateLimiter = new RateLimiter(source.limits.callsPerSecond, base.clock);
  }

  /** Returns the page, with the number of calls of all attempts. Rejects with the `VodError` of the last one. */
  async read(
    request: ReconciliationRequest,
    signal: AbortSignal,
  ): Promise<Omit<ReconciliationPage, "calls"> & { readonly calls: number }> {
    let failed = 0;
    const page = await retry(
      async () => {
        await this.#rateLimiter.acquire(signal);
        return this.#source.read(request, signal).catch((error: unknown) => {
          if (isVodError(error) && error.retryable) failed += 1;
          throw error;
        });
      },
      { ...this.#base, attempts, backoff, signal },
    );
    return { ...page, calls: failed + page.calls };
  }
}
