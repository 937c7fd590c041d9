/** A limited number of slots for running work, with a queue of waiters. */
export class Capacity {
  readonly #limit: number;
  readonly #work = new Set<Promise<unknown>>();
  #reserved = 0;
  #released = false;
  #waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Adds running work. Its owner handles its failure. */
  add(work: Promise<unknown>): void {
    const entry = work.finally(() => {
      this.#work.delete(entry);
      this.#wake();
    });
    this.#work.add(entry);
  }

  /** Reserves slots, as soon as they are free or `stopWaiting` was called. Return them with `release`. */
  async reserve(places: number): Promise<void> {
    while (!this.#released && this.#work.size + this.#reserved + places > this.#limit) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#reserved += places;
  }

  /** Returns reserved slots, after their work was added. */
  release(places: number): void {
    this.#reserved -= places;
    this.#wake();
  }

  /** Lets all waiters continue, now and from now on. */
  stopWaiting(): void {
    this.#released = true;
    this.#wake();
  }

  /** Resolves when no work is running. */
  async drained(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
