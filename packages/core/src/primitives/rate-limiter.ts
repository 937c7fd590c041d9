import type { Clock } from "./clock.js";

/** A longer wait means that the system clock was set back; the limiter then starts over. */
const longestWaitMs = 60_000;

/** Limits how many calls start per second. */
export class RateLimiter {
  readonly #gapMs: number;
  readonly #clock: Clock;
  #nextAt = 0;

  constructor(perSecond: number, clock: Clock) {
    this.#gapMs = 1000 / perSecond;
    this.#clock = clock;
  }

  /** Resolves when the next call may start. Rejects when the signal is aborted first. */
  async acquire(signal?: AbortSignal): Promise<void> {
    const now = this.#clock.now();
    const wait = this.#nextAt - now;
    const at = wait > longestWaitMs ? now : Math.max(now, this.#nextAt);
    this.#nextAt = at + this.#gapMs;
    if (at > now) await this.#clock.sleep(at - now, signal);
  }
}
