/** How many requests of each action an API takes within a second. */
export type RequestRates = Readonly<Record<string, number>>;

/**
 * Counts the requests of each action. No more than its rate are taken within any second, and those that
 * are not taken do not count. The clouds document a number only: whether theirs is a sliding second, one
 * of the calendar or a bucket, whether refused requests count and for whom is unknown.
 *
 * Goes by the machine's time, since SDKs call in it.
 */
export class RequestMeter {
  readonly #rates: RequestRates;
  /** When the last requests of each action were taken, oldest first. */
  readonly #taken = new Map<string, number[]>();

  /** `changes` replace some of the `rates`. Throws where one names an action that has no rate. */
  constructor(rates: RequestRates, changes: RequestRates = {}) {
    const stray = Object.keys(changes).find((action) => !Object.hasOwn(rates, action));
    if (stray !== undefined) {
      throw new Error(`There is no action ${stray}; name one of ${Object.keys(rates).join(", ")}`);
    }
    this.#rates = { ...rates, ...changes };
  }

  /** False where the action had as many within the last second as it may. */
  take(action: string): boolean {
    const now = performance.now();
    const recent = (this.#taken.get(action) ?? []).filter((time) => now - time < 1000);
    const free = recent.length < (this.#rates[action] ?? Number.POSITIVE_INFINITY);
    if (free) recent.push(now);
    this.#taken.set(action, recent);
    return free;
  }
}
