/** The maximum number of requests per second for each action. */
export type RequestRates = Readonly<Record<string, number>>;

/**
 * Limits the request rate of each action with a sliding window of one second. Rejected requests do not count. The
 * clouds document only a number. Unknown: whether they use a sliding window, calendar seconds or a token bucket,
 * whether rejected requests count, and to whom the limit applies.
 *
 * Uses the machine's monotonic clock, not the simulated clock, because SDKs run in real time.
 */
export class RequestMeter {
  readonly #rates: RequestRates;
  /** The times of the recently accepted requests of each action, oldest first. */
  readonly #accepted = new Map<string, number[]>();

  /** `changes` override `rates`. Throws for an action that `rates` does not contain. */
  constructor(rates: RequestRates, changes: RequestRates = {}) {
    const unknown = Object.keys(changes).find((action) => !Object.hasOwn(rates, action));
    if (unknown !== undefined) {
      const known = Object.keys(rates).join(", ");
      throw new Error(`requestsPerSecond: unknown action ${unknown}. Known actions: ${known}.`);
    }
    this.#rates = { ...rates, ...changes };
  }

  /** Counts a request and returns `true`; `false` when the action has reached its limit. */
  take(action: string): boolean {
    const now = performance.now();
    const recent = (this.#accepted.get(action) ?? []).filter((time) => now - time < 1000);
    const free = recent.length < (this.#rates[action] ?? Number.POSITIVE_INFINITY);
    if (free) recent.push(now);
    this.#accepted.set(action, recent);
    return free;
  }
}
