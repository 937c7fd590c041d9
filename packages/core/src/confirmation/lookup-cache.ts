import { BoundedMap } from "../primitives/bounded-map.js";
import type { Clock } from "../primitives/clock.js";
import { RateLimiter } from "../primitives/rate-limiter.js";
import type { ConfirmationSource, LookupRequest } from "../provider/confirmation.js";

export interface LookupResult {
  readonly requestedAt: number;
  readonly value: unknown;
}

/** How long a cached result may confirm an event. */
const freshMs = 60_000;
const maxCached = 1000;

/**
 * Looks up tasks and media within the provider's rate limit. Concurrent requests for the same lookup share one call,
 * and its result is cached for a minute. A call continues when its attempt is aborted, so that the next attempt finds
 * the result.
 */
export class LookupCache {
  readonly #source: ConfirmationSource;
  readonly #clock: Clock;
  readonly #rateLimiter: RateLimiter;
  readonly #cached = new BoundedMap<LookupResult>(maxCached);
  readonly #pending = new Map<string, Promise<LookupResult>>();

  constructor(source: ConfirmationSource, clock: Clock) {
    this.#source = source;
    this.#clock = clock;
    this.#rateLimiter = new RateLimiter(source.limits.callsPerSecond, clock);
  }

  /** Returns a cached result that is not too old. */
  cached(request: LookupRequest): LookupResult | undefined {
    const answer = this.#cached.get(keyOf(request));
    return answer && this.#clock.now() - answer.requestedAt < freshMs ? answer : undefined;
  }

  /** Returns a new result. Rejects with the `VodError` of the call. */
  lookup(request: LookupRequest): Promise<LookupResult> {
    const key = keyOf(request);
    const call = this.#pending.get(key) ?? this.#call(request, key);
    this.#pending.set(key, call);
    return call;
  }

  async #call(request: LookupRequest, key: string): Promise<LookupResult> {
    try {
      await this.#rateLimiter.acquire();
      const requestedAt = this.#clock.now();
      const answer = { requestedAt, value: await this.#source.lookup(request) };
      this.#cached.delete(key);
      this.#cached.set(key, answer);
      return answer;
    } finally {
      this.#pending.delete(key);
    }
  }
}

function keyOf({ about, id }: LookupRequest): string {
  return `${about} ${id}`;
}
