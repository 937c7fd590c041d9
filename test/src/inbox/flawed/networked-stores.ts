import { type Clock, VodError } from "@vod-events/core";
import {
  type InboxStore,
  type MediaKey,
  type MediaStore,
  memoryMediaStore,
  memoryStore,
} from "@vod-events/core/inbox";

/** Stores on the same data in memory, with the clock and the notifications of a networked engine. */
export class NetworkedStores {
  readonly #data = memoryStore({ open: 1000, done: 1000, dead: 1000 });
  readonly #media = memoryMediaStore();
  readonly #mediaListeners = new Map<InboxStore, Parameters<Subscribe>[0][]>();
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
      media: {
        ...this.#media,
        write: async (writes) => {
          const results = await this.#media.write(writes);
          const written = writes.filter((_, index) => results[index]);
          const keys = written.map(({ state }) => keyOf(state));
          if (keys.length > 0) call(this.#mediaListeners, store, (listener) => listener(keys));
          return results;
        },
        subscribe: async (listener) => {
          const known = this.#mediaListeners.get(store) ?? [];
          this.#mediaListeners.set(store, [...known, listener]);
        },
      },
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
        this.#mediaListeners.delete(store);
      },
    };
    return store;
  }

  #notify(from: InboxStore): void {
    call(this.#listeners, from, (listener) => listener());
  }
}

type Subscribe = NonNullable<MediaStore["subscribe"]>;

/** Calls the listeners of all stores but the one that notifies them. */
function call<Listener>(
  listeners: ReadonlyMap<InboxStore, readonly Listener[]>,
  from: InboxStore,
  work: (listener: Listener) => void,
): void {
  for (const [store, each] of listeners) if (store !== from) each.forEach(work);
}

function keyOf({ provider, mediaId }: MediaKey): MediaKey {
  return { provider, mediaId };
}
