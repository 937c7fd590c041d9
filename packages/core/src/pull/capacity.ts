/** Places for work under way, and a queue of those who wait for some. */
export class Capacity {
  readonly #limit: number;
  readonly #work = new Set<Promise<unknown>>();
  #reserved = 0;
  #released = false;
  #waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes work in; its failure is its owner's to handle. */
  add(work: Promise<unknown>): void {
    const entry = work.finally(() => {
      this.#work.delete(entry);
      this.#wake();
    });
    this.#work.add(entry);
  }

  /** Reserves places, as soon as they are free or everybody is released. Give them back with `return`. */
  async reserve(places: number): Promise<void> {
    while (!this.#released && this.#work.size + this.#reserved + places > this.#limit) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#reserved += places;
  }

  /** Gives reserved places back; call it once the work is taken in that they were for. */
  release(places: number): void {
    this.#reserved -= places;
    this.#wake();
  }

  /** Lets those who wait go, now and from now on. */
  stopWaiting(): void {
    this.#released = true;
    this.#wake();
  }

  /** Resolves when nothing is left. */
  async drained(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
