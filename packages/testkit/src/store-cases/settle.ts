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

/** Settling of leases. */
export const settleCases: StoreCases = {
  async "does not lease a completed event"(store) {
    await store.put([entry("a")]);
    assert.equal(await store.complete(await takeOne(store), start + 1), true);
    assert.deepEqual(await take(store, { now: start + 10 * leaseMs }), []);
    const record = await store.get(idOf("a"));
    assert.deepEqual([record?.state, record?.attempts, record?.dueAt], ["done", 1, undefined]);
  },

  async "leases a retried event when it is due, with the next attempt number"(store) {
    await store.put([entry("a")]);
    const dueAt = start + 500.25;
    assert.equal(await store.retry(await takeOne(store), failure(1), dueAt), true);
    assert.equal(await store.nextDueAt(), dueAt);
    assert.deepEqual(await take(store, { now: start + 500 }), []);
    assert.equal((await takeOne(store, { now: start + 501 })).attempt, 2);
  },

  async "keeps the error of each failed attempt, oldest first"(store) {
    await store.put([entry("a")]);
    const failures = [failure(1, "Error: \u0000 one"), failure(2, ""), failure(3, "Error: three")];
    await store.retry(await takeOne(store), failures[0] ?? failure(), start);
    await store.retry(await takeOne(store), failures[1] ?? failure(), start);
    const waiting = await store.get(idOf("a"));
    assert.deepEqual([waiting?.state, waiting?.lastError], ["waiting", ""]);
    assert.deepEqual(waiting?.dueAt, new Date(start));
    await store.deadLetter(await takeOne(store), failures[2] ?? failure());
    const dead = await store.get(idOf("a"));
    assert.deepEqual(dead?.history, failures);
    assert.deepEqual([dead?.state, dead?.lastError], ["dead", "Error: three"]);
  },

  async "stores a dead letter under another id on request, and accepts the event again"(store) {
    await store.put([entry("a")]);
    assert.equal(await store.deadLetter(await takeOne(store), failure(), "another:\u0000"), true);
    assert.equal(await store.get(idOf("a")), undefined);
    const kept = await store.get("another:\u0000");
    assert.deepEqual([kept?.id, kept?.state], ["another:\u0000", "dead"]);
    assert.deepEqual([kept?.event, kept?.history], [entry("a").event, [failure()]]);
    assert.deepEqual(await store.put([entry("a")]), ["stored"]);
    await store.complete(await takeOne(store), start + 1);
    assert.equal(await store.redrive({ states: ["dead"] }, start + 2), 1);
    const again = await takeOne(store, { now: start + 2 });
    assert.deepEqual([again.id, again.event.id], ["another:\u0000", idOf("a")]);
    assert.equal(await store.complete(again, start + 3), true);
  },

  async "does not lease a dead letter"(store) {
    await store.put([entry("a"), entry("b")]);
    assert.equal(await store.deadLetter(await takeOne(store), failure()), true);
    const leases = await take(store, { count: 9, now: start + 10 * leaseMs });
    assert.deepEqual(namesOf(leases), ["b"]);
  },

  async "settles an expired lease while the event is not leased again"(store) {
    await store.put([entry("a")]);
    const lease = await takeOne(store);
    assert.equal(await store.complete(lease, start + 2 * leaseMs), true);
  },

  async "does not settle a lost lease"(store) {
    await store.put([entry("a")]);
    const lost = await takeOne(store);
    const held = await takeOne(store, { now: start + leaseMs });
    const before = await store.get(idOf("a"));
    assert.equal(await store.complete(lost, start), false);
    assert.equal(await store.retry(lost, failure(), start), false);
    assert.equal(await store.deadLetter(lost, failure()), false);
    assert.deepEqual(await store.get(idOf("a")), before);
    assert.equal(await store.complete(held, start), true);
  },

  async "settles a lease once"(store) {
    await store.put([entry("a"), entry("b"), entry("c")]);
    const [a, b, c] = await take(store, { count: 3 });
    assert.ok(a !== undefined && b !== undefined && c !== undefined);
    await store.complete(a, start);
    await store.retry(b, failure(), start + 1);
    await store.deadLetter(c, failure());
    for (const lease of [a, b, c]) {
      assert.equal(await store.complete(lease, start), false);
      assert.equal(await store.retry(lease, failure(), start), false);
      assert.equal(await store.deadLetter(lease, failure()), false);
    }
  },

  async "does not settle a lease with another token"(store) {
    await store.put([entry("a")]);
    const { id } = await takeOne(store);
    assert.equal(await store.complete({ id, token: "" }, start), false);
    assert.equal(await store.complete({ id: idOf("b"), token: "x" }, start), false);
  },
};
