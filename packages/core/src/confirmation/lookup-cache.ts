import type { Clock } from "../primitives/clock.js";
import { RateLimiter } from "../primitives/rate-limiter.js";
import type { ConfirmationSource, LookupRequest } from "../provider/confirmation.js";

/** The result of a lookup and when it was requested. */
export interface LookupResult {
  readonly requestedAt: number;
  readonly value: unknown;
}

/** How long a cached result may confirm an event. */
const freshMs = 60_000;
const mostKept = 1000;

/**
 * Looks up tasks and media within the provider's rate limit. Concurrent requests for the same lookup share one call,
 * and its result is cached for a minute. A call continues when its attempt is aborted, so that the next attempt finds
 * the result.
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

  /** Returns a cached result that is not too old. */
  cached(inquiry: LookupRequest): LookupResult | undefined {
    const answer = this.#kept.get(keyOf(inquiry));
    return answer && this.#clock.now() - answer.requestedAt < freshMs ? answer : undefined;
  }

  /** Returns a new result. Rejects with the `VodError` of the call. */
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
