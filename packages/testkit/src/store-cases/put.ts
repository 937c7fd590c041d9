import assert from "node:assert/strict";
import type { NewEntry } from "@vod-events/core/inbox";
import {
  entry,
  idOf,
  namesOf,
  type StoreCases,
  type StoreCheck,
  start,
  storeAs,
  take,
} from "./fixtures.js";

const states = ["waiting", "running", "done", "dead"] as const;

/** Storing of events. */
export const putCases: StoreCases = {
  async "stores events in order and reports each as stored"(store) {
    const results = await store.put([entry("a"), entry("b"), entry("c")]);
    assert.deepEqual(results, ["stored", "stored", "stored"]);
    assert.deepEqual(namesOf(await take(store, { count: 9 })), ["a", "b", "c"]);
  },

  async "accepts an empty list"(store) {
    assert.deepEqual(await store.put([]), []);
    assert.equal(await store.nextDueAt(), undefined);
  },

  ...Object.fromEntries(
    states.map((state): [string, StoreCheck] => [
      `leaves an event alone that comes again while it is ${state}`,
      async (store) => {
        await storeAs(store, state, "a");
        const before = await store.get(idOf("a"));
        const again = entry("a", { after: 5, mediaId: "another" });
        assert.deepEqual(await store.put([again, entry("b")]), ["duplicate", "stored"]);
        assert.deepEqual(await store.get(idOf("a")), before);
      },
    ]),
  ),

  async "stores the first of two events with one id"(store) {
    const results = await store.put([
      entry("a", { mediaId: "first" }),
      entry("b"),
      entry("a", { mediaId: "second" }),
    ]);
    assert.deepEqual(results, ["stored", "stored", "duplicate"]);
    assert.equal((await store.get(idOf("a")))?.mediaId, "first");
  },

  async "stores an event once when many puts of it run at the same time"(store) {
    const puts = Array.from({ length: 50 }, (_, index) =>
      store.put([entry("same"), entry(`own ${index}`)]),
    );
    const results = (await Promise.all(puts)).flat();
    assert.equal(results.filter((result) => result === "stored").length, 51);
    assert.equal((await store.stats()).waiting, 51);
  },

  async "stores all events of a put or none, without an effect on concurrent puts"(store) {
    const bad: NewEntry = {
      ...entry("bad"),
      get event(): never {
        throw new Error("an event that cannot be read");
      },
    };
    const [full, stored] = await Promise.allSettled([
      store.put([entry("good"), bad]),
      store.put([entry("other")]),
    ]);
    assert.deepEqual([full.status, stored.status], ["rejected", "fulfilled"]);
    assert.deepEqual(namesOf(await store.list({})), ["other"]);
  },

  async "returns events, integrity and deliveries unchanged"(store) {
    const delivery = {
      body: Uint8Array.from({ length: 256 }, (_, index) => index),
      headers: { "content-type": "application/json", "x-odd": "\u00e9 \u{1f3ac} \"'\\" },
    };
    const odd = entry("odd \u{1f3ac} ' \" \\ % _", { mediaId: "9007199254740993", delivery });
    await store.put([odd, entry("pulled")]);
    const record = await store.get(odd.event.id);
    assert.deepEqual(record?.event, odd.event);
    assert.deepEqual(record?.integrity, odd.integrity);
    assert.deepEqual(record?.receivedAt, odd.receivedAt);
    assert.deepEqual(Buffer.from(record?.delivery?.body ?? []), Buffer.from(delivery.body));
    assert.deepEqual(record?.delivery?.headers, delivery.headers);
    assert.equal((await store.get(idOf("pulled")))?.delivery, undefined);
  },

  async "distinguishes ids that differ in a control character or a lone surrogate"(store) {
    const names = ["a", "a\u0000", "a\u0000b", "a\ud83c", "a\ud83d", "a\\u0000"];
    const results = await store.put(names.map((name) => entry(name, { mediaId: name })));
    assert.ok(results.every((result) => result === "stored"));
    const leases = await take(store, { count: 9 });
    assert.deepEqual(namesOf(leases), names);
    for (const name of names) assert.equal((await store.get(idOf(name)))?.mediaId, name);
  },

  async "returns the delivery of each of its events"(store) {
    const delivery = { body: new Uint8Array([1, 2, 3]), headers: { a: "b" } };
    await store.put([entry("a", { delivery }), entry("b", { delivery })]);
    for (const name of ["a", "b"]) {
      const record = await store.get(idOf(name));
      assert.deepEqual([...(record?.delivery?.body ?? [])], [1, 2, 3]);
    }
  },

  async "makes an event due at its time of receipt"(store) {
    await store.put([entry("a", { after: 10 })]);
    assert.equal(await store.nextDueAt(), start + 10);
    assert.deepEqual(await take(store, { now: start + 9 }), []);
    assert.deepEqual(namesOf(await take(store, { now: start + 10 })), ["a"]);
  },
};
