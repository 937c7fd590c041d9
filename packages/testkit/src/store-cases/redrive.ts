import assert from "node:assert/strict";
import {
  entry,
  failure,
  idOf,
  namesOf,
  type StoreCases,
  start,
  storeAs,
  take,
  takeOne,
} from "./fixtures.js";

const now = start + 5000;

/** Redriving of events. */
export const redriveCases: StoreCases = {
  async "makes a dead letter due and resets its attempts and errors"(store) {
    await storeAs(store, "dead", "a");
    assert.equal(await store.redrive({}, now), 1);
    const record = await store.get(idOf("a"));
    assert.deepEqual([record?.state, record?.attempts, record?.history], ["waiting", 0, []]);
    assert.deepEqual([record?.dueAt, record?.lastError], [new Date(now), undefined]);
    assert.equal((await takeOne(store, { now })).attempt, 1);
  },

  async "makes a waiting event due and keeps its attempts and errors"(store) {
    await store.put([entry("a")]);
    await store.retry(await takeOne(store), failure(), start + 1_000_000);
    assert.equal(await store.redrive({ ids: [idOf("a")] }, now), 1);
    assert.deepEqual((await store.get(idOf("a")))?.history, [failure()]);
    assert.equal((await takeOne(store, { now })).attempt, 2);
  },

  async "does not redrive running and done events and undecodable messages"(store) {
    await storeAs(store, "done", "done");
    await storeAs(store, "running", "running");
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

  async "redrives the events that match a filter by id, type or state, or all"(store) {
    await storeAs(store, "dead", "a");
    await storeAs(store, "dead", "b", { type: "media.deleted" });
    await storeAs(store, "dead", "c");
    await storeAs(store, "dead", "d");
    assert.equal(await store.redrive({ ids: [] }, now), 0);
    assert.equal(await store.redrive({ states: ["waiting"] }, now), 0);
    assert.equal(await store.redrive({ ids: [idOf("a"), "nobody"] }, now), 1);
    assert.equal(await store.redrive({ types: ["media.deleted"] }, now), 1);
    assert.equal(await store.redrive({ states: ["dead"] }, now), 2);
    assert.equal((await store.stats()).waiting, 4);
  },

  async "leases redriven events in their order of receipt"(store) {
    for (const name of ["a", "b", "c"]) await storeAs(store, "dead", name);
    await store.redrive({}, now);
    assert.deepEqual(namesOf(await take(store, { count: 9, now })), ["a", "b", "c"]);
  },
};
