import type { Clock } from "./clock.js";

/** Nobody has to wait longer, unless the machine's clock was set back: then the count begins anew. */
const longestWaitMs = 60_000;

/** Spaces calls so that no more than so many begin in a second. */
export class RateLimiter {
  readonly #gapMs: number;
  readonly #clock: Clock;
  #nextAt = 0;

  constructor(perSecond: number, clock: Clock) {
    this.#gapMs = 1000 / perSecond;
    this.#clock = clock;
  }

  /** Resolves when it is the caller's turn; rejects when the signal is aborted before. */
  async acquire(signal?: AbortSignal): Promise<void> {
    const now = this.#clock.now();
    const wait = this.#nextAt - now;
    const at = wait > longestWaitMs ? now : Math.max(now, this.#nextAt);
    this.#nextAt = at + this.#gapMs;
    if (at > now) await this.#clock.sleep(at - now, signal);
  }
}
