import assert from "node:assert/strict";
import type { InboxStore, Lease, LeaseRequest } from "@vod-events/core/inbox";
import {
  entry,
  failure,
  idOf,
  leaseMs,
  namesOf,
  type StoreCases,
  start,
  take,
  takeOne,
} from "./fixtures.js";

/** Leases that a put takes, and leases that are given back. A store without them passes these cases. */
export const aheadCases: StoreCases = {
  async "leases the first new events with their put, at most as requested, or none"(store) {
    await store.put([entry("known", { after: 5 })]);
    const names = ["known", "a", "b", "c"];
    const entries = names.map((name) => entry(name, { mediaId: "m" }));
    const results = await store.put(entries, request(2));
    const leases = leasesOf(results);
    assert.equal(results[0], "duplicate");
    if (leases.length > 0) assert.deepEqual(namesOf(leases), ["a", "b"]);
    for (const lease of leases) {
      const put = entries.find(({ event }) => event.id === lease.id);
      assert.deepEqual(lease.event, put?.event);
      assert.deepEqual(lease.integrity, put?.integrity);
      assert.deepEqual(lease.receivedAt, put?.receivedAt);
      assert.equal(lease.attempt, 1);
      assert.equal((await store.get(lease.id))?.state, "running");
      assert.equal(await store.complete(lease, start), true);
      assert.equal(await store.complete(lease, start), false);
    }
    const others = names.slice(1).filter((name) => !namesOf(leases).includes(name));
    assert.deepEqual(namesOf(await take(store, { count: 9 })), others);
  },

  async "leases an event that was leased with its put again when the lease expires"(store) {
    const leases = leasesOf(await store.put([entry("a")], request(1)));
    if (leases.length === 0) return;
    assert.deepEqual(await take(store, { now: start + leaseMs - 1 }), []);
    assert.equal((await takeOne(store, { now: start + leaseMs })).attempt, 2);
  },

  async "leases no event with its put while an older one is due"(store) {
    await store.put([entry("old")]);
    assert.deepEqual(await store.put([entry("new")], request(1)), ["stored"]);
  },

  async "gives leases back: the events are due, and the attempt does not count"(store) {
    if (store.release === undefined) return;
    await store.put([entry("a"), entry("b")]);
    const [first, second] = await take(store, { count: 2 });
    assert.ok(first !== undefined && second !== undefined);
    await store.retry(first, failure(), start);
    const again = await takeOne(store);
    await store.release([again, second], start + 1);
    assert.equal(await store.nextDueAt(), start + 1);
    const leases = await take(store, { count: 2, now: start + 1 });
    assert.deepEqual(
      leases.map(({ id, attempt }) => [id, attempt]),
      [
        [idOf("a"), 2],
        [idOf("b"), 1],
      ],
    );
    assert.equal(await store.complete(second, start), false);
    assert.equal((await store.get(idOf("a")))?.history.length, 1);
  },

  async "gives no lease back that was lost"(store) {
    if (store.release === undefined) return;
    await store.put([entry("a")]);
    const lost = await takeOne(store);
    const lease = await takeOne(store, { now: start + leaseMs });
    await store.release([lost], start + leaseMs);
    assert.equal(await store.complete(lease, start + leaseMs), true);
  },
};

function request(count: number): LeaseRequest {
  return { count, now: start, until: start + leaseMs, serialByMedia: false };
}

function leasesOf(results: Awaited<ReturnType<InboxStore["put"]>>): readonly Lease[] {
  return results.flatMap((result) => (typeof result === "object" ? [result] : []));
}
