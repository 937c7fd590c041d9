import type { InboxStore, Lease, LeaseKey } from "@vod-events/core/inbox";

/** Observes a store, and loses leases. */
export interface StoreObserver {
  /** Called with each granted lease and its end, in milliseconds. */
  leased(lease: Lease, until: number): void;
  /** Tells whether the end of an attempt is lost, as after a crash of the process. */
  loses(lease: LeaseKey): boolean;
  /** Called when an attempt has ended. */
  settled(lease: LeaseKey): void;
}

/** Returns a store that reports the attempts of its events. */
export function observedStore(store: InboxStore, observer: StoreObserver): InboxStore {
  async function settle(lease: LeaseKey, write: () => Promise<boolean>): Promise<boolean> {
    const written = !observer.loses(lease) && (await write());
    observer.settled(lease);
    return written;
  }
  return {
    ...store,
    async lease(request) {
      const leases = await store.lease(request);
      for (const lease of leases) observer.leased(lease, request.until);
      return leases;
    },
    complete: (lease, now) => settle(lease, () => store.complete(lease, now)),
    retry: (lease, failure, dueAt) => settle(lease, () => store.retry(lease, failure, dueAt)),
    deadLetter: (lease, failure, keptAs) =>
      settle(lease, () => store.deadLetter(lease, failure, keptAs)),
  };
}
