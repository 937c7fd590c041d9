import type { Clock } from "./clock.js";

/** Given as the reason, so that none is made with a stack for each pause. */
const ended = new Error("the pause was ended");

/** A wait of one waiter that others can end. Ended while nobody waits, the next wait ends at once. */
export class Pause {
  readonly #clock: Clock;
  #ended = false;
  #timer: AbortController | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves after `milliseconds`, or as soon as it is ended. Does not keep the process alive. */
  async wait(milliseconds: number = Number.POSITIVE_INFINITY): Promise<void> {
    if (!this.#ended) {
      const timer = new AbortController();
      this.#timer = timer;
      await this.#clock
        .sleep(Math.max(milliseconds, 0), timer.signal, { ref: false })
        .catch(() => undefined);
    }
    this.#ended = false;
    this.#timer = undefined;
  }

  end(): void {
    this.#ended = true;
    this.#timer?.abort(ended);
    this.#timer = undefined;
  }
}
