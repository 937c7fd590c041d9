import type { Clock } from "../primitives/clock.js";
import { RateLimiter } from "../primitives/rate-limiter.js";
import type { ConfirmationSource, LookupRequest } from "../provider/confirmation.js";

/** What a cloud's API answered, and when it was asked. */
export interface LookupResult {
  readonly requestedAt: number;
  readonly value: unknown;
}

/** How long an answer may still bear an event out. */
const freshMs = 60_000;
const mostKept = 1000;

/**
 * Asks a cloud's API at its pace. Whoever wants the same answer while it is on its way shares it, and it is
 * kept for a minute. A call is not given up when an attempt that waits for it is: the next one finds its answer.
 */
export class LookupCache {
  readonly #source: ConfirmationSource;
  readonly #clock: Clock;
  readonly #pace: RateLimiter;
  readonly #kept = new Map<string, LookupResult>();
  readonly #underWay = new Map<string, Promise<LookupResult>>();

  constructor(source: ConfirmationSource, clock: Clock) {
    this.#source = source;
    this.#clock = clock;
    this.#pace = new RateLimiter(source.limits.callsPerSecond, clock);
  }

  /** An answer from before, where there is one that is not too old. */
  cached(inquiry: LookupRequest): LookupResult | undefined {
    const answer = this.#kept.get(keyOf(inquiry));
    return answer && this.#clock.now() - answer.requestedAt < freshMs ? answer : undefined;
  }

  /** An answer that is asked for now, or waits to be; rejects with the `VodError` of the call. */
  lookup(inquiry: LookupRequest): Promise<LookupResult> {
    const key = keyOf(inquiry);
    const call = this.#underWay.get(key) ?? this.#call(inquiry, key);
    this.#underWay.set(key, call);
    return call;
  }

  async #call(inquiry: LookupRequest, key: string): Promise<LookupResult> {
    try {
      await this.#pace.acquire();
      const requestedAt = this.#clock.now();
      const answer = { requestedAt, value: await this.#source.lookup(inquiry) };
      this.#keep(key, answer);
      return answer;
    } finally {
      this.#underWay.delete(key);
    }
  }

  #keep(key: string, answer: LookupResult): void {
    this.#kept.delete(key);
    this.#kept.set(key, answer);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }
}

function keyOf({ about, id }: LookupRequest): string {
  return `${about} ${id}`;
}
