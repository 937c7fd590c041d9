import { VodError } from "../errors/vod-error.js";
import type { Clock } from "../primitives/clock.js";
import type { InboxStore } from "./store.js";

/** How often the difference of the two clocks is measured. */
const measureEveryMs = 60_000;

/** The longest measurement. Its error is up to half its duration, which must be well below the margin of a lease. */
const slowestMs = 5000;

/** Returns the time of a store's engine, or that of a clock when the engine has none. */
export async function engineTime(store: Pick<InboxStore, "now">, clock: Clock): Promise<number> {
  return (await store.now?.()) ?? clock.now();
}

/** The clock of a store's engine, as far as it has one, without a call for each look at it. */
export class StoreClock {
  readonly #store: Pick<InboxStore, "now">;
  readonly #clock: Clock;
  #differenceMs = 0;
  #measuredAt = Number.NEGATIVE_INFINITY;

  constructor(store: Pick<InboxStore, "now">, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Returns the time of the engine by the last measurement. */
  now(): number {
    return this.#clock.now() + this.#differenceMs;
  }

  get isOutdated(): boolean {
    const isMeasured = Math.abs(this.#clock.now() - this.#measuredAt) < measureEveryMs;
    return this.#store.now !== undefined && !isMeasured;
  }

  /** Measures the difference of the clocks. Rejects as the store does, and when the process was suspended meanwhile. */
  async measure(): Promise<void> {
    const sentAt = this.#clock.now();
    const time = await engineTime(this.#store, this.#clock);
    const receivedAt = this.#clock.now();
    const durationMs = receivedAt - sentAt;
    if (durationMs > slowestMs) {
      const message = `The engine of the inbox took ${(durationMs / 1000).toFixed(1)} s to return its time.`;
      throw new VodError("inbox_unavailable", `${message} Check the server and the network.`);
    }
    this.#differenceMs = time - (sentAt + receivedAt) / 2;
    this.#measuredAt = receivedAt;
  }
}
