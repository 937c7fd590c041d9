import assert from "node:assert/strict";
import type { EntryRecord, InboxStore, InboxTransfer } from "@vod-events/core/inbox";
import { mapCases } from "../conformance/map-cases.js";
import {
  entry,
  failure,
  idOf,
  leaseMs,
  namesOf,
  type StoreCases,
  type StoreCheck,
  start,
  storeAs,
  take,
  takeOne,
} from "./fixtures.js";

type TransferCheck = (store: InboxStore, transfer: InboxTransfer) => Promise<void>;

const checks: Readonly<Record<string, TransferCheck>> = {
  async "scans all entries in the order in which they were stored"(store, { scan }) {
    for (const name of ["c", "a", "b"]) await storeAs(store, "dead", name);
    await store.storeUndecodable(undecodable);
    await store.put([entry("d", { after: -5 })]);
    const pages: (readonly EntryRecord[])[] = [];
    for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; ) {
      isFirst = false;
      const { records, next } = await scan(cursor, 2);
      pages.push(records);
      cursor = next;
    }
    const records = pages.flat();
    assert.deepEqual(
      records.map(({ undecodable }) => undecodable === undefined),
      [true, true, true, false, true],
    );
    assert.deepEqual(namesOf(records.filter(({ event }) => event)), ["c", "a", "b", "d"]);
    for (const record of records) assert.deepEqual(await store.get(record.id), record);
    assert.deepEqual(
      pages.slice(0, 2).map(({ length }) => length),
      [2, 2],
    );
  },

  async "restores entries of each state as they were"(store, { restore }) {
    const records = recordsOfEachState();
    const results = await restore(records);
    assert.deepEqual(
      results,
      records.map(() => "stored"),
    );
    for (const record of records) assert.deepEqual(await store.get(record.id), record);
    assert.deepEqual(await store.stats(), {
      waiting: 1,
      running: 0,
      done: 1,
      dead: 2,
      oldestOpenAt: new Date(start),
    });
    const held = await takeOne(store, { now: start + 700 });
    assert.deepEqual([held.id, held.attempt], [idOf("waiting"), 3]);
    assert.deepEqual(await store.put([entry("done")]), ["duplicate"]);
    assert.equal(await store.prune(start + 51), 1);
    assert.equal(await store.redrive({ states: ["dead"] }, start), 1);
  },

  async "restores a running entry as a waiting one that is due"(store, { restore }) {
    const [{ dueAt: _, ...waiting } = {} as EntryRecord] = recordsOfEachState();
    await restore([{ ...waiting, state: "running" }]);
    assert.equal((await store.get(waiting.id))?.state, "waiting");
    assert.deepEqual(namesOf(await take(store)), ["waiting"]);
  },

  async "leaves an entry alone that is restored again"(store, { restore }) {
    const records = recordsOfEachState();
    await restore(records);
    const lease = await takeOne(store, { now: start + 700 });
    await store.complete(lease, start + 800);
    assert.deepEqual(
      await restore(records),
      records.map(() => "duplicate"),
    );
    assert.equal((await store.get(idOf("waiting")))?.state, "done");
    assert.deepEqual(await restore([]), []);
  },

  async "leases restored entries in their order"(store, { restore }) {
    const [waiting] = recordsOfEachState();
    assert.ok(waiting !== undefined);
    const names = ["c", "a", "b"];
    await restore(names.map((name) => ({ ...waiting, id: idOf(name), event: entry(name).event })));
    assert.deepEqual(namesOf(await take(store, { count: 9, now: start + leaseMs })), names);
  },

  async "restores a delivery that several entries share"(store, { restore }) {
    const [waiting] = recordsOfEachState();
    assert.ok(waiting !== undefined);
    const delivery = { body: Uint8Array.of(1, 2), headers: { a: "b" } };
    await restore(
      ["a", "b"].map((name) => ({
        ...waiting,
        id: idOf(name),
        event: entry(name).event,
        delivery,
      })),
    );
    for (const name of ["a", "b"]) {
      assert.deepEqual([...((await store.get(idOf(name)))?.delivery?.body ?? [])], [1, 2]);
    }
  },

  async "returns the keys of the state"(store, { stateKeys }) {
    assert.deepEqual(await stateKeys(), []);
    for (const key of ["b", "a \u0000"]) await store.state.set(key, "value");
    assert.deepEqual((await stateKeys()).toSorted(), ["a \u0000", "b"]);
  },
};

/** Copying of entries. Stores without `transfer` keep nothing over a restart. */
export const transferCases: StoreCases = mapCases(
  checks,
  (check): StoreCheck =>
    async (store) => {
      if (store.transfer !== undefined) await check(store, store.transfer);
    },
);

const undecodable = {
  provider: "acme",
  receivedAt: new Date(start),
  problems: ["expected text"],
  json: { odd: "\u0000 \ud83c" },
};

/** A waiting, a done, a dead and an undecodable entry, of another store. */
function recordsOfEachState(): readonly EntryRecord[] {
  const { event, receivedAt, integrity } = entry("odd \u0000", { mediaId: "m" });
  const shared = {
    provider: "acme",
    type: "media.uploaded",
    mediaId: "m",
    receivedAt,
    integrity,
  } as const;
  const named = (name: string) => ({ id: idOf(name), event: { ...event, id: idOf(name) } });
  return [
    {
      ...shared,
      ...named("waiting"),
      state: "waiting",
      attempts: 2,
      dueAt: new Date(start + 700),
      lastError: "Error: \u0000 two",
      history: [failure(1, "Error: one"), failure(2, "Error: \u0000 two")],
      delivery: { body: Uint8Array.of(0, 255), headers: { "x-odd": "\u00e9" } },
    },
    {
      ...shared,
      ...named("done"),
      state: "done",
      attempts: 1,
      doneAt: new Date(start + 50),
      history: [],
    },
    {
      ...shared,
      ...named("dead"),
      state: "dead",
      attempts: 1,
      lastError: "Error: no",
      history: [failure(1, "Error: no")],
    },
    {
      id: "undecodable:1",
      provider: "acme",
      receivedAt: undecodable.receivedAt,
      state: "dead",
      attempts: 0,
      undecodable,
      history: [],
    },
  ];
}
