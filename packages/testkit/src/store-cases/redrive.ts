import assert from "node:assert/strict";
import {
  bring,
  entry,
  failure,
  idOf,
  namesOf,
  type StoreCase,
  start,
  take,
  takeOne,
} from "./stage.js";

const now = start + 5000;

/** Redriving of events. */
export const redriveCases: readonly StoreCase[] = [
  {
    name: "makes a dead event due, with no attempts and no failures against it",
    async check(store) {
      await bring(store, "dead", "a");
      assert.equal(await store.redrive({}, now), 1);
      const record = await store.get(idOf("a"));
      assert.deepEqual([record?.state, record?.attempts, record?.history], ["waiting", 0, []]);
      assert.deepEqual([record?.dueAt, record?.lastError], [new Date(now), undefined]);
      assert.equal((await takeOne(store, { now })).attempt, 1);
    },
  },
  {
    name: "makes a waiting event due, with the attempts and failures it has",
    async check(store) {
      await store.put([entry("a")]);
      await store.retry(await takeOne(store), failure(), start + 1_000_000);
      assert.equal(await store.redrive({ ids: [idOf("a")] }, now), 1);
      assert.deepEqual((await store.get(idOf("a")))?.history, [failure()]);
      assert.equal((await takeOne(store, { now })).attempt, 2);
    },
  },
  {
    name: "leaves alone what runs, what is done and what is no event",
    async check(store) {
      await bring(store, "done", "done");
      await bring(store, "running", "running");
      await store.storeUndecodable({
        provider: "acme",
        receivedAt: new Date(start),
        problems: [],
        json: 1,
      });
      assert.equal(await store.redrive({}, now), 0);
      const { waiting, running, done, dead } = await store.stats();
      assert.deepEqual([waiting, running, done, dead], [0, 1, 1, 1]);
    },
  },
  {
    name: "sends round again what a filter names, by id, type, state or all",
    async check(store) {
      await bring(store, "dead", "a");
      await bring(store, "dead", "b", { type: "media.deleted" });
      await bring(store, "dead", "c");
      await bring(store, "dead", "d");
      assert.equal(await store.redrive({ ids: [] }, now), 0);
      assert.equal(await store.redrive({ states: ["waiting"] }, now), 0);
      assert.equal(await store.redrive({ ids: [idOf("a"), "nobody"] }, now), 1);
      assert.equal(await store.redrive({ types: ["media.deleted"] }, now), 1);
      assert.equal(await store.redrive({ states: ["dead"] }, now), 2);
      assert.equal((await store.stats()).waiting, 4);
    },
  },
  {
    name: "leases events redriven in the order they came",
    async check(store) {
      for (const name of ["a", "b", "c"]) await bring(store, "dead", name);
      await store.redrive({}, now);
      assert.deepEqual(namesOf(await take(store, { count: 9, now })), ["a", "b", "c"]);
    },
  },
];
