import type { InboxAdmin, InboxHost } from "./inbox.js";
import type { InboxStore } from "./store.js";
import type { Worker } from "./worker.js";

/** An open inbox: its host, and the worker that drives its store. */
export interface OpenedInbox {
  readonly host: InboxHost;
  readonly worker: Worker;
}

/** Creates the admin interface of an inbox that is built on a store. */
export function createInboxAdmin(
  store: InboxStore,
  opened: () => OpenedInbox | undefined,
): InboxAdmin {
  return {
    list: (filter) => store.list(filter),
    get: (id) => store.get(id),
    stats: () => store.stats(),
    async redrive(filter) {
      const now = (await store.now?.()) ?? opened()?.host.clock.now() ?? Date.now();
      const count = await store.redrive(filter, now);
      opened()?.worker.wake();
      return count;
    },
  };
}
