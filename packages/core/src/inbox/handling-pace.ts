/** How long a leased event may wait for a handler of this process, while another one could take it. */
const longestWaitMs = 100;
/** The maximum number of leased events, as a multiple of those that are handled at a time. */
const maxFactor = 4;
/** How far one duration moves the mean. */
const weight = 1 / 16;

/** Decides how many events to lease, from how long their handlers take. */
export class HandlingPace {
  readonly #concurrency: number;
  #meanMs = Number.POSITIVE_INFINITY;

  /** The pace of a worker that handles up to `concurrency` events at a time. */
  constructor(concurrency: number) {
    this.#concurrency = concurrency;
  }

  /** The maximum number of leased events: those that are handled, and those that begin within 100 ms. */
  get limit(): number {
    const waiting = Math.floor((this.#concurrency * longestWaitMs) / Math.max(this.#meanMs, 1));
    return Math.min(this.#concurrency + waiting, maxFactor * this.#concurrency);
  }

  /** Adds the duration of a handler. */
  add(milliseconds: number): void {
    const isFirst = this.#meanMs === Number.POSITIVE_INFINITY;
    this.#meanMs = isFirst ? milliseconds : this.#meanMs + (milliseconds - this.#meanMs) * weight;
  }

  /** Forgets all durations: no event is leased ahead until a handler has ended. */
  reset(): void {
    this.#meanMs = Number.POSITIVE_INFINITY;
  }
}
