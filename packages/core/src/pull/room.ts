/** Counts work under way, and lets others wait until there is room for more. */
export class Room {
  readonly #limit: number;
  readonly #work = new Set<Promise<unknown>>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes work in; its failure is its owner's to handle. */
  enter(work: Promise<unknown>): void {
    const entry = work.finally(() => this.#work.delete(entry));
    this.#work.add(entry);
  }

  /** Resolves when `places` are free, or the signal is aborted. */
  async free(places: number, signal: AbortSignal): Promise<void> {
    const aborted = new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
    while (!signal.aborted && this.#work.size + places > this.#limit) {
      await Promise.race([...this.#work, aborted]);
    }
  }

  /** Resolves when nothing is left. */
  async empty(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
  }
}
