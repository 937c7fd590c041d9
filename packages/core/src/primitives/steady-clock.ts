import type { Clock } from "./clock.js";

/** Counts the milliseconds since its creation. It stands still, instead of going back, when the clock is set back. */
export class SteadyClock {
  readonly #clock: Clock;
  #last: number;
  #elapsed = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#last = clock.now();
  }

  now(): number {
    const now = this.#clock.now();
    this.#elapsed += Math.max(0, now - this.#last);
    this.#last = now;
    return this.#elapsed;
  }
}
