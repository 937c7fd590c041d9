import assert from "node:assert/strict";
import {
  entry,
  failure,
  leaseMs,
  namesOf,
  type StoreCases,
  start,
  take,
  takeOne,
} from "./fixtures.js";

const apart = { count: 9, serialByMedia: true };

/** Serial handling of the events of one media. */
export const serialCases: StoreCases = {
  async "leases one event of a media at a time with serialByMedia"(store) {
    await store.put([
      entry("a1", { mediaId: "a" }),
      entry("a2", { mediaId: "a" }),
      entry("b1", { mediaId: "b" }),
    ]);
    const [first] = await take(store, { ...apart, count: 1 });
    assert.equal(first?.id, "acme:a1");
    assert.deepEqual(namesOf(await take(store, apart)), ["b1"]);
    assert.deepEqual(await take(store, apart), []);
    if (first !== undefined) await store.complete(first, start);
    assert.deepEqual(namesOf(await take(store, apart)), ["a2"]);
  },

  async "leases one event of a media per request with serialByMedia"(store) {
    await store.put([
      entry("a1", { mediaId: "a" }),
      entry("a2", { mediaId: "a" }),
      entry("b1", { mediaId: "b" }),
      entry("a3", { mediaId: "a" }),
    ]);
    assert.deepEqual(namesOf(await take(store, apart)), ["a1", "b1"]);
  },

  async "does not serialize events without a media"(store) {
    await store.put([entry("x"), entry("y"), entry("a", { mediaId: "a" })]);
    assert.deepEqual(namesOf(await take(store, apart)), ["x", "y", "a"]);
  },

  async "leases several events of a media without serialByMedia"(store) {
    await store.put([entry("a1", { mediaId: "a" }), entry("a2", { mediaId: "a" })]);
    assert.deepEqual(namesOf(await take(store, { count: 9 })), ["a1", "a2"]);
  },

  async "leases one event of a media after the lease of another one expired"(store) {
    await store.put([entry("a1", { mediaId: "a" }), entry("a2", { mediaId: "a" })]);
    await take(store, { ...apart, count: 1 });
    const now = start + leaseMs;
    assert.deepEqual(await take(store, { ...apart, now: now - 1 }), []);
    assert.deepEqual(namesOf(await take(store, { ...apart, now })), ["a2"]);
    assert.deepEqual(await take(store, { ...apart, now }), []);
  },

  async "leases another event of a media while one waits for its retry"(store) {
    await store.put([entry("a1", { mediaId: "a" }), entry("a2", { mediaId: "a" })]);
    await store.retry(await takeOne(store, apart), failure(), start + 1000);
    assert.deepEqual(namesOf(await take(store, apart)), ["a2"]);
  },
};
