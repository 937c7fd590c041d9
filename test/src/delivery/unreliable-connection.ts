import { type Clock, VodError } from "@vod-events/core";
import type { InboxStore } from "@vod-events/core/inbox";

/** How a call on a store goes: how long it takes to begin and to be answered, and whether it fails. */
export interface CallConditions {
  readonly beforeMs: number;
  readonly afterMs: number;
  readonly fails: boolean;
}

/**
 * How many successes of one event a process can have had that it had not written down when it was killed:
 * more than one where a call can last so long that the lease runs out meanwhile.
 */
export function maxUnrecorded(conditions: readonly CallConditions[]): number {
  return conditions.some(({ beforeMs }) => beforeMs > 1000) ? Number.POSITIVE_INFINITY : 1;
}

/** The way of one process to a store: slow, failing now and then, and cut when the process dies. */
export class UnreliableConnection {
  readonly #clock: Clock;
  #conditions: readonly CallConditions[];
  #calls = 0;
  #disconnected = false;

  constructor(clock: Clock, conditions: readonly CallConditions[]) {
    this.#clock = clock;
    this.#conditions = conditions;
  }

  get isDisconnected(): boolean {
    return this.#disconnected;
  }

  /** Nothing more gets through, nor back. */
  disconnect(): void {
    this.#disconnected = true;
  }

  /** Nothing fails from now on. */
  clearFaults(): void {
    this.#conditions = [];
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
      storeUndecodable: (message) => this.#call(() => store.storeUndecodable(message)),
      nextDueAt: () => this.#call(() => store.nextDueAt()),
      list: (filter) => this.#call(() => store.list(filter)),
      get: (id) => this.#call(() => store.get(id)),
      redrive: (filter, now) => this.#call(() => store.redrive(filter, now)),
      stats: () => this.#call(() => store.stats()),
      prune: (doneBefore) => this.#call(() => store.prune(doneBefore)),
      state: {
        get: (name) => this.#call(() => store.state.get(name)),
        set: (name, text) => this.#call(() => store.state.set(name, text)),
        compareAndSet: (...all) => this.#call(() => store.state.compareAndSet(...all)),
      },
      close: async () => {},
    };
  }

  async #call<Result>(work: () => Promise<Result>): Promise<Result> {
    const conditions = this.#conditions[this.#calls++ % this.#conditions.length];
    if (conditions?.beforeMs) await this.#clock.sleep(conditions.beforeMs);
    if (this.#disconnected) return new Promise<never>(() => {});
    if (conditions?.fails) throw new VodError("inbox_unavailable", "the connection failed");
    const result = await work();
    if (conditions?.afterMs) await this.#clock.sleep(conditions.afterMs);
    return this.#disconnected ? new Promise<never>(() => {}) : result;
  }
}
