import type { InboxStore, LeaseKey } from "@vod-events/core/inbox";
import { type WorkerRecord, writeRecord } from "./record.js";

type Settled = Extract<WorkerRecord, { did: "settled" }>["as"];

/** A store that writes down each lease and each settled attempt of a worker. */
export function recordedStore(store: InboxStore, path: string): InboxStore {
  async function settle(lease: LeaseKey, as: Settled, work: () => Promise<boolean>) {
    const { id, token } = lease;
    const at = Date.now();
    writeRecord(path, { at, did: "ask_to_settle", id, token });
    const isHeld = await work();
    if (isHeld) writeRecord(path, { at, did: "settled", id, token, as });
    return isHeld;
  }
  return {
    ...store,
    async lease(request) {
      const leases = await store.lease(request);
      const at = Date.now();
      for (const { id, token, attempt } of leases)
        writeRecord(path, { at, did: "leased", id, token, attempt, until: request.until });
      return leases;
    },
    complete: (lease, now) => settle(lease, "done", () => store.complete(lease, now)),
    retry: (lease, ...rest) => settle(lease, "waiting", () => store.retry(lease, ...rest)),
    deadLetter: (lease, ...rest) => settle(lease, "dead", () => store.deadLetter(lease, ...rest)),
  };
}

/** A store whose leases outlast the deadline of the handlers by less than usual, for short tests. */
export function withShortLeases(store: InboxStore, leaseMs: number): InboxStore {
  return {
    ...store,
    lease: (request) => store.lease({ ...request, until: request.now + leaseMs }),
  };
}
