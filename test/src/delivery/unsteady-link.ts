import { type Clock, VodError } from "@vod-events/core";
import type { InboxStore } from "@vod-events/core/inbox";

/** How a call on a store goes: how long it takes to begin and to be answered, and whether it fails. */
export interface Weather {
  readonly beforeMs: number;
  readonly afterMs: number;
  readonly fails: boolean;
}

/**
 * How many successes of one event a process can have had that it had not written down when it was killed:
 * more than one where a call can last so long that the lease runs out meanwhile.
 */
export function mostUnwritten(weather: readonly Weather[]): number {
  return weather.some(({ beforeMs }) => beforeMs > 1000) ? Number.POSITIVE_INFINITY : 1;
}

/** The way of one process to a store: slow, failing now and then, and cut when the process dies. */
export class UnsteadyLink {
  readonly #clock: Clock;
  #weather: readonly Weather[];
  #calls = 0;
  #cut = false;

  constructor(clock: Clock, weather: readonly Weather[]) {
    this.#clock = clock;
    this.#weather = weather;
  }

  get isCut(): boolean {
    return this.#cut;
  }

  /** Nothing more gets through, nor back. */
  cut(): void {
    this.#cut = true;
  }

  /** Nothing fails from now on. */
  calm(): void {
    this.#weather = [];
  }

  /** The store at the other end. */
  to(store: InboxStore): InboxStore {
    return {
      durable: true,
      put: (entries) => this.#call(() => store.put(entries)),
      lease: (request) => this.#call(() => store.lease(request)),
      complete: (lease, now) => this.#call(() => store.complete(lease, now)),
      retry: (lease, failure, dueAt) => this.#call(() => store.retry(lease, failure, dueAt)),
      deadLetter: (...all) => this.#call(() => store.deadLetter(...all)),
      storeUndecodable: (letter) => this.#call(() => store.storeUndecodable(letter)),
      nextDueAt: () => this.#call(() => store.nextDueAt()),
      list: (filter) => this.#call(() => store.list(filter)),
      get: (id) => this.#call(() => store.get(id)),
      redrive: (filter, now) => this.#call(() => store.redrive(filter, now)),
      stats: () => this.#call(() => store.stats()),
      prune: (doneBefore) => this.#call(() => store.prune(doneBefore)),
      state: {
        get: (name) => this.#call(() => store.state.get(name)),
        set: (name, text) => this.#call(() => store.state.set(name, text)),
      },
      close: async () => {},
    };
  }

  async #call<Result>(work: () => Promise<Result>): Promise<Result> {
    const weather = this.#weather[this.#calls++ % this.#weather.length];
    if (weather?.beforeMs) await this.#clock.sleep(weather.beforeMs);
    if (this.#cut) return new Promise<never>(() => {});
    if (weather?.fails) throw new VodError("inbox_unavailable", "the weather is bad");
    const result = await work();
    if (weather?.afterMs) await this.#clock.sleep(weather.afterMs);
    return this.#cut ? new Promise<never>(() => {}) : result;
  }
}
