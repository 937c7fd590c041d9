import { VodError } from "../errors/vod-error.js";
import { systemClock } from "../primitives/clock.js";
import type { InboxAdmin, InboxHost } from "./inbox.js";
import type { InboxStore } from "./store.js";
import { engineTime } from "./store-clock.js";
import type { Worker } from "./worker.js";

/** An open inbox: its host, and the worker that drives its store. */
export interface OpenedInbox {
  readonly host: InboxHost;
  readonly worker: Worker;
}

/** @throws VodError `config_invalid` for an inbox that is open */
export function rejectSecondUse(opened: object | undefined): void {
  if (opened === undefined) return;
  throw new VodError(
    "config_invalid",
    "This inbox is already in use by another createVodEvents(). Create a separate inbox for each.",
  );
}

export function createInboxAdmin(
  store: InboxStore,
  opened: () => OpenedInbox | undefined,
): InboxAdmin {
  return {
    list: (filter) => store.list(filter),
    get: (id) => store.get(id),
    stats: () => store.stats(),
    async redrive(filter) {
      const now = await engineTime(store, opened()?.host.clock ?? systemClock);
      const count = await store.redrive(filter, now);
      opened()?.worker.wake();
      return count;
    },
  };
}
