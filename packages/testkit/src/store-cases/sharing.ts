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

/** Several stores on the same data. */
export const sharingCases: StoreCases = {
  async "sees the changes of another store on the same data at once"(store, share) {
    const other = await share();
    await store.put([entry("a"), entry("b")]);
    assert.deepEqual(await other.put([entry("a"), entry("c")]), ["duplicate", "stored"]);
    assert.deepEqual(namesOf(await take(other)), ["a"]);
    assert.deepEqual(namesOf(await take(store, { count: 9 })), ["b", "c"]);
    assert.equal((await other.stats()).running, 3);
  },

  async "reads the state that another store on the same data set"(store, share) {
    const other = await share();
    await store.state.set("note", "first");
    await other.state.set("note", "second");
    assert.equal(await store.state.get("note"), "second");
  },

  async "sets a state key once when two stores race on the same value"(store, share) {
    const states = [store.state, (await share()).state];
    let expected: string | undefined;
    for (const value of ["one", "two", "three"]) {
      const racing = Array.from({ length: 10 }, (_, index) =>
        states[index % 2]?.compareAndSet("note", expected, value),
      );
      assert.equal((await Promise.all(racing)).filter(Boolean).length, 1, value);
      expected = value;
    }
  },

  async "stores an event once when two stores put it at the same time"(store, share) {
    const stores = [store, await share()];
    const puts = Array.from({ length: 40 }, (_, index) =>
      stores[index % 2]?.put([entry("same"), entry(`own ${index}`)]),
    );
    const results = (await Promise.all(puts)).flat();
    assert.equal(results.filter((result) => result === "stored").length, 41);
  },

  async "leases each event to one of two stores"(store, share) {
    const stores = [store, await share()];
    await store.put(Array.from({ length: 40 }, (_, index) => entry(String(index))));
    const leases = await Promise.all(
      Array.from({ length: 20 }, (_, index) => take(stores[index % 2] ?? store, { count: 3 })),
    );
    const ids = leases.flat().map(({ id }) => id);
    assert.equal(ids.length, 40);
    assert.equal(new Set(ids).size, 40);
  },

  async "leases the events of another store after their leases expired"(store, share) {
    const other = await share();
    await store.put([entry("a")]);
    const lost = await takeOne(store);
    const held = await takeOne(other, { now: start + leaseMs });
    assert.equal(held.attempt, 2);
    assert.equal(await store.retry(lost, failure(), start), false);
    assert.equal(await other.complete(held, start), true);
    assert.equal((await store.get(idOf("a")))?.state, "done");
  },

  async "leases no event of a media while another store runs an event of it"(store, share) {
    const other = await share();
    await store.put([entry("a1", { mediaId: "a" }), entry("a2", { mediaId: "a" })]);
    await takeOne(store, { serialByMedia: true });
    assert.deepEqual(await take(other, { serialByMedia: true }), []);
  },

  async "keeps working when another store on the same data is closed"(store, share) {
    const other = await share();
    await other.put([entry("a")]);
    await other.close();
    assert.deepEqual(namesOf(await take(store)), ["a"]);
  },
};
