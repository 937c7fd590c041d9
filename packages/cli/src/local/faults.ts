/** What each fault does to a callback, for the help text. */
export const faults = {
  lost: "the callback is lost on its way; the cloud does not know it",
  late: "the callback comes 10 seconds later",
  twice: "the cloud sends the event a second time",
  "out-of-order": "the callback comes after the next one of its cloud, or after 3 seconds",
  "5xx": "the cloud gets status 503 instead of an answer of the application",
} as const;

/** The name of a fault. */
export type Fault = keyof typeof faults;

/** Every third event has a fault, so that events without one come between. */
const interval = 3;

/** Chooses the events that get a fault: the first and every third one, the faults taking turns. */
export class FaultPlan {
  /** Divides the waits of faults. */
  readonly speed: number;
  readonly #faults: readonly Fault[];
  readonly #seen = new Set<string>();

  constructor(planned: readonly Fault[], speed: number) {
    this.#faults = planned;
    this.speed = speed;
  }

  /** Returns the fault of a callback; `undefined` for none. Only the first callback of an event has one. */
  next(key: string): Fault | undefined {
    if (this.#faults.length === 0 || this.#seen.has(key)) return undefined;
    const index = this.#seen.size;
    this.#seen.add(key);
    if (index % interval !== 0) return undefined;
    return this.#faults[(index / interval) % this.#faults.length];
  }
}
