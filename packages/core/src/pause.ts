import type { Clock } from "./clock.js";

/** The longest wait that timers can do: 24 days. */
const longest = 2 ** 31 - 1;

/** A wait of one waiter that others can end. Ended while nobody waits, the next wait ends at once. */
export class Pause {
  readonly #clock: Clock;
  #ended = false;
  #timer: AbortController | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves after `milliseconds`, or as soon as it is ended. Does not keep the process alive. */
  async wait(milliseconds: number = longest): Promise<void> {
    if (!this.#ended) {
      const timer = new AbortController();
      this.#timer = timer;
      const time = Math.min(Math.max(milliseconds, 0), longest);
      await this.#clock.sleep(time, timer.signal, { ref: false }).catch(() => undefined);
    }
    this.#ended = false;
    this.#timer = undefined;
  }

  end(): void {
    this.#ended = true;
    this.#timer?.abort();
  }
}
