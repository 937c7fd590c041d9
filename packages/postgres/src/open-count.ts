import type { Clock } from "@vod-events/core";

/** How long a count of the open events is used. */
const validMs = 1000;

/** The last count of the open events, because counting a full inbox takes some milliseconds. */
export class OpenCount {
  readonly #clock: Clock;
  #count = 0;
  #countedAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The count; `null` when it is too old. */
  get known(): number | null {
    return Math.abs(this.#clock.now() - this.#countedAt) < validMs ? this.#count : null;
  }

  /** Remembers a count. A known count that a put has added to keeps its age. */
  set(count: number): void {
    if (this.known === null) this.#countedAt = this.#clock.now();
    this.#count = count;
  }
}
