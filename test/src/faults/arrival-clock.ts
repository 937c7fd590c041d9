const tickMs = 50;
/** A longer gap between two ticks is a suspension, after which the process reads what arrived before. */
const gapMs = 300;
const readingMs = 2000;

/** Tells when messages arrived that a process reads, also after it was suspended. */
export class ArrivalClock {
  #tick = Date.now();
  #suspended = { from: 0, until: 0 };

  constructor() {
    setInterval(() => this.#next(), tickMs).unref();
  }

  /** The earliest time when a message that is read now can have arrived. */
  arrival(): number {
    this.#next();
    const { from, until } = this.#suspended;
    return this.#tick - until < readingMs ? from : this.#tick;
  }

  #next(): void {
    const now = Date.now();
    if (now - this.#tick > gapMs) this.#suspended = { from: this.#tick, until: now };
    this.#tick = now;
  }
}
