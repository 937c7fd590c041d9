import type { InboxStore } from "@vod-events/core/inbox";
import type { Flaw } from "./flaw.js";
import { flawedMedia } from "./flawed-media.js";

/** A store with a planted fault. `finish` marks an event as done without a look at its lease. */
export function flawedStore(
  store: InboxStore,
  flaw: Flaw | undefined,
  finish: (id: string) => Promise<void>,
): InboxStore {
  switch (flaw) {
    case undefined:
      return store;
    case "acknowledges_early":
      return {
        ...store,
        async put(entries) {
          setTimeout(() => store.put(entries).catch(() => {}), 500);
          return entries.map(() => "stored");
        },
      };
    case "completes_without_token":
      return {
        ...store,
        async complete(lease) {
          await finish(lease.id);
          return true;
        },
      };
    case "leases_for_no_time":
      return { ...store, lease: (request) => store.lease({ ...request, until: request.now }) };
    case "writes_any_version":
    case "writes_states_late":
      return { ...store, ...(store.media && { media: flawedMedia(store.media, flaw) }) };
  }
}
