import assert from "node:assert/strict";
import { entry, failure, leaseMs, namesOf, type StoreCase, start, take, takeOne } from "./stage.js";

const apart = { count: 9, serialByMedia: true };

/** Serial handling of the events of one media. */
export const serialCases: readonly StoreCase[] = [
  {
    name: "leases one event of a media at a time, if it is asked to",
    async check(store) {
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
  },
  {
    name: "keeps events of one media apart within one hand-out",
    async check(store) {
      await store.put([
        entry("a1", { mediaId: "a" }),
        entry("a2", { mediaId: "a" }),
        entry("b1", { mediaId: "b" }),
        entry("a3", { mediaId: "a" }),
      ]);
      assert.deepEqual(namesOf(await take(store, apart)), ["a1", "b1"]);
    },
  },
  {
    name: "lets no event without a media wait for another",
    async check(store) {
      await store.put([entry("x"), entry("y"), entry("a", { mediaId: "a" })]);
      assert.deepEqual(namesOf(await take(store, apart)), ["x", "y", "a"]);
    },
  },
  {
    name: "does not keep a media's events apart unless it is asked to",
    async check(store) {
      await store.put([entry("a1", { mediaId: "a" }), entry("a2", { mediaId: "a" })]);
      assert.deepEqual(namesOf(await take(store, { count: 9 })), ["a1", "a2"]);
    },
  },
  {
    name: "lets a lease that ran out keep no event of its media back, and still leases one",
    async check(store) {
      await store.put([entry("a1", { mediaId: "a" }), entry("a2", { mediaId: "a" })]);
      await take(store, { ...apart, count: 1 });
      const now = start + leaseMs;
      assert.deepEqual(await take(store, { ...apart, now: now - 1 }), []);
      assert.deepEqual(namesOf(await take(store, { ...apart, now })), ["a2"]);
      assert.deepEqual(await take(store, { ...apart, now }), []);
    },
  },
  {
    name: "leases another event of a media while one waits to be tried again",
    async check(store) {
      await store.put([entry("a1", { mediaId: "a" }), entry("a2", { mediaId: "a" })]);
      await store.retry(await takeOne(store, apart), failure(), start + 1000);
      assert.deepEqual(namesOf(await take(store, apart)), ["a2"]);
    },
  },
];
