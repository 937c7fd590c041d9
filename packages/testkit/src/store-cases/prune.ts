import assert from "node:assert/strict";
import { entry, idOf, namesOf, type StoreCases, start, storeAs, takeOne } from "./fixtures.js";

/** The deletion of done events. */
export const pruneCases: StoreCases = {
  async "deletes the events that were done before a time, and no others"(store) {
    await storeAs(store, "done", "early", { after: 0 });
    await storeAs(store, "done", "late", { after: 10 });
    await storeAs(store, "dead", "dead");
    await storeAs(store, "running", "running");
    await storeAs(store, "waiting", "waiting");
    assert.equal(await store.prune(start + 10), 1);
    const names = namesOf(await store.list({})).toSorted();
    assert.deepEqual(names, ["dead", "late", "running", "waiting"]);
    assert.equal(await store.prune(start + 10), 0);
    assert.equal((await store.stats()).done, 1);
  },

  async "uses the time when an event was done, not the time of receipt"(store) {
    await store.put([entry("a")]);
    await store.complete(await takeOne(store), start + 9000);
    assert.equal(await store.prune(start + 9000), 0);
    assert.equal(await store.prune(start + 9001), 1);
  },

  async "stores a pruned event as a new one"(store) {
    await storeAs(store, "done", "a");
    await store.prune(start + 1);
    assert.equal(await store.get(idOf("a")), undefined);
    assert.deepEqual(await store.put([entry("a")]), ["stored"]);
    assert.equal((await takeOne(store)).attempt, 1);
  },

  async "keeps a delivery until its last event is deleted"(store) {
    const delivery = { body: new Uint8Array([7]), headers: {} };
    await store.put([entry("a", { delivery }), entry("b", { delivery })]);
    await store.complete(await takeOne(store), start);
    assert.equal(await store.prune(start + 1), 1);
    assert.deepEqual([...((await store.get(idOf("b")))?.delivery?.body ?? [])], [7]);
  },
};
