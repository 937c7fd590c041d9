/** Counts work under way, and lets one waiter wait until there is room for more. */
export class Room {
  readonly #limit: number;
  readonly #work = new Set<Promise<unknown>>();
  #released = false;
  #wake: () => void = () => {};

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes work in; its failure is its owner's to handle. */
  enter(work: Promise<unknown>): void {
    const entry = work.finally(() => {
      this.#work.delete(entry);
      this.#wake();
    });
    this.#work.add(entry);
  }

  /** Resolves when `places` are free, or it was released. */
  async free(places: number): Promise<void> {
    while (!this.#released && this.#work.size + places > this.#limit) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Lets the waiter go, now and from now on. */
  release(): void {
    this.#released = true;
    this.#wake();
  }

  /** Resolves when nothing is left. */
  async empty(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
  }
}
