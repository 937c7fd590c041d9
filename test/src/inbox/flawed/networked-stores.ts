import { type Clock, VodError } from "@vod-events/core";
import { type InboxStore, memoryStore } from "@vod-events/core/inbox";

/** Stores on the same data in memory, with the clock and the notifications of a networked engine. */
export class NetworkedStores {
  readonly #data = memoryStore({ open: 1000, done: 1000, dead: 1000 });
  readonly #listeners = new Map<InboxStore, (() => void)[]>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  open(): InboxStore {
    const data = this.#data;
    const now = () => this.#clock.now();
    let isClosed = false;
    const requireOpen = () => {
      if (isClosed) throw new VodError("inbox_unavailable", "the store is closed");
    };
    const store: InboxStore = {
      ...data,
      durable: true,
      now: async () => now(),
      subscribe: async (listener) => {
        this.#listeners.set(store, [...(this.#listeners.get(store) ?? []), listener]);
      },
      put: async (entries) => {
        requireOpen();
        const results = await data.put(entries);
        const ahead = entries.filter(({ receivedAt }) => receivedAt.getTime() > now());
        const ids = ahead.map(({ event }) => event.id);
        if (ids.length > 0) await data.redrive({ ids, states: ["waiting"] }, now());
        this.#notify(store);
        return results;
      },
      lease: async (request) => {
        requireOpen();
        return data.lease(request);
      },
      retry: async (lease, failure, dueAt) => {
        const isHeld = await data.retry(lease, failure, dueAt);
        this.#notify(store);
        return isHeld;
      },
      redrive: async (filter, at) => {
        const count = await data.redrive(filter, at);
        this.#notify(store);
        return count;
      },
      close: async () => {
        isClosed = true;
        this.#listeners.delete(store);
      },
    };
    return store;
  }

  #notify(from: InboxStore): void {
    const others = [...this.#listeners].filter(([store]) => store !== from);
    for (const listener of others.flatMap(([, listeners]) => listeners)) listener();
  }
}
