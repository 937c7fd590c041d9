import type { Clock } from "./clock.js";

/** A sleep that can be woken early. A wake-up without a sleeper is remembered and ends the next sleep immediately. */
export class WakeableSleep {
  readonly #clock: Clock;
  #ended = false;
  #wake: (() => void) | undefined;
  /** When the earliest pending timer fires. */
  #awakeAt = Number.POSITIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Resolves after `milliseconds`, on a wake-up, or when the timer of an earlier, longer sleep fires. Does not keep
   * the process alive.
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

  /** Starts a timer, unless a pending one fires earlier. */
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
