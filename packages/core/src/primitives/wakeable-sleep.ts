import type { Clock } from "./clock.js";

/** A wait of one waiter that others can end. Ended while nobody waits, the next wait ends at once. */
export class WakeableSleep {
  readonly #clock: Clock;
  #ended = false;
  #wake: (() => void) | undefined;
  /** When the first of the sleeps under way is over. */
  #awakeAt = Number.POSITIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Resolves after `milliseconds`, or as soon as it is ended; also when a longer wait from before would have been
   * over. Does not keep the process alive.
   */
  async sleep(milliseconds: number = Number.POSITIVE_INFINITY): Promise<void> {
    if (!this.#ended) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#sleep(Math.max(milliseconds, 0));
      await woken;
    }
    this.#ended = false;
    this.#wake = undefined;
  }

  wake(): void {
    this.#ended = true;
    this.#wake?.();
  }

  /** Sleeps, unless a sleep that goes on from an earlier wait is over no later. */
  #sleep(milliseconds: number): void {
    const at = this.#clock.now() + milliseconds;
    if (at >= this.#awakeAt) return;
    this.#awakeAt = at;
    void this.#clock.sleep(milliseconds, undefined, { ref: false }).then(() => {
      if (this.#awakeAt === at) this.#awakeAt = Number.POSITIVE_INFINITY;
      this.#wake?.();
    });
  }
}
