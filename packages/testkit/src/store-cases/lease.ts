import assert from "node:assert/strict";
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

/** Leases of due events. */
export const leaseCases: StoreCases = {
  async "leases an event with all its fields"(store) {
    const put = entry("a", { mediaId: "m" });
    await store.put([put]);
    const lease = await takeOne(store);
    assert.equal(lease.id, put.event.id);
    assert.deepEqual(lease.event, put.event);
    assert.deepEqual(lease.integrity, put.integrity);
    assert.deepEqual(lease.receivedAt, put.receivedAt);
    assert.equal(lease.attempt, 1);
    assert.notEqual(lease.token, "");
  },

  async "leases at most the requested number of events, and none twice"(store) {
    await store.put([entry("a"), entry("b"), entry("c")]);
    assert.deepEqual(await take(store, { count: 0 }), []);
    assert.deepEqual(namesOf(await take(store, { count: 2 })), ["a", "b"]);
    assert.deepEqual(namesOf(await take(store, { count: 2 })), ["c"]);
    assert.deepEqual(await take(store, { count: 2 }), []);
  },

  async "leases each event to one of many concurrent requests"(store) {
    await store.put(Array.from({ length: 30 }, (_, index) => entry(String(index))));
    const leases = await Promise.all(Array.from({ length: 20 }, () => take(store, { count: 3 })));
    const ids = leases.flat().map(({ id }) => id);
    assert.equal(ids.length, 30);
    assert.equal(new Set(ids).size, 30);
  },

  async "leases the events in the order in which they became due"(store) {
    await store.put([entry("c", { after: 3 }), entry("a", { after: 1 }), entry("b", { after: 2 })]);
    const later = await takeOne(store, { now: start + 1 });
    await store.retry(later, failure(), start + 4);
    const leases = await take(store, { count: 9, now: start + 5 });
    assert.deepEqual(namesOf(leases), ["b", "c", "a"]);
  },

  async "does not lease an event again before its lease expires"(store) {
    await store.put([entry("a")]);
    await takeOne(store);
    assert.deepEqual(await take(store, { now: start + leaseMs - 1 }), []);
    assert.deepEqual(namesOf(await take(store, { now: start + leaseMs })), ["a"]);
  },

  async "counts an expired lease as an attempt without a recorded error"(store) {
    await store.put([entry("a")]);
    const first = await takeOne(store);
    const second = await takeOne(store, { now: start + leaseMs });
    assert.deepEqual([first.attempt, second.attempt], [1, 2]);
    assert.notEqual(first.token, second.token);
    const record = await store.get(idOf("a"));
    assert.deepEqual([record?.attempts, record?.history], [2, []]);
  },

  async "returns when the next event is due or the next lease expires"(store) {
    assert.equal(await store.nextDueAt(), undefined);
    await store.put([entry("a"), entry("b", { after: 90_000 })]);
    assert.equal(await store.nextDueAt(), start);
    const lease = await takeOne(store);
    assert.equal(await store.nextDueAt(), start + leaseMs);
    await store.complete(lease, start + 1);
    assert.equal(await store.nextDueAt(), start + 90_000);
    await store.deadLetter(await takeOne(store, { now: start + 90_000 }), failure());
    assert.equal(await store.nextDueAt(), undefined);
  },
};
