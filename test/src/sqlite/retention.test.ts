import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { DatabaseSync } from "@photostructure/sqlite";
import type { InboxStore } from "@vod-events/core/inbox";
import { Folder } from "./folder.js";
import { newEntry, start } from "./new-entry.js";

describe("SQLite store: retention and capacity", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it("holds at most the configured number of open events, and all or none of a put", async () => {
    const store = folder.store(folder.file(), { maxOpen: 2 });
    const three = ["a", "b", "c"].map((name) => newEntry(name));
    await assert.rejects(store.put(three), { code: "inbox_full", retryable: true });
    assert.deepEqual(await store.stats(), { waiting: 0, running: 0, done: 0, dead: 0 });
    await store.put(three.slice(0, 2));
    await assert.rejects(store.put([newEntry("c")]), { code: "inbox_full" });
  });

  it("accepts a known event while it is full", async () => {
    const store = folder.store(folder.file(), { maxOpen: 1 });
    await store.put([newEntry("a")]);
    assert.deepEqual(await store.put([newEntry("a")]), ["duplicate"]);
  });

  it("counts neither done nor dead events as open", async () => {
    const store = folder.store(folder.file(), { maxOpen: 1 });
    await finish(store, ["a"]);
    await finish(store, ["b"]);
    await store.put([newEntry("c")]);
    assert.equal((await store.stats()).waiting, 1);
  });

  it("keeps one delivery until its last event is deleted", async () => {
    const store = folder.store();
    const delivery = { body: Buffer.from("{}"), headers: {} };
    await store.put(["a", "b", "c"].map((name) => newEntry(name, delivery)));
    await store.put([newEntry("a", { ...delivery })]);
    const other = new DatabaseSync(folder.file());
    const deliveries = () => other.prepare("select count(*) as n from deliveries").get().n;
    try {
      assert.equal(deliveries(), 1);
      const [first, ...rest] = await lease(store);
      if (first !== undefined) await store.complete(first, start);
      await store.prune(start + 1);
      assert.equal(deliveries(), 1);
      for (const each of rest) await store.complete(each, start);
      await store.prune(start + 1);
      assert.equal(deliveries(), 0);
    } finally {
      other.close();
    }
  });

  it("returns the space of deleted events to the disk", async () => {
    const store = folder.store();
    await finish(
      store,
      Array.from({ length: 1200 }, (_, index) => String(index)),
    );
    await store.close();
    const full = statSync(folder.file()).size;
    const again = folder.store();
    assert.equal(await again.prune(start + 1), 1200);
    await again.close();
    assert.ok(statSync(folder.file()).size < full / 10);
  });
});

function lease(store: InboxStore) {
  return store.lease({ count: 5000, now: start, until: start + 1000, serialByMedia: false });
}

async function finish(store: InboxStore, names: readonly string[]): Promise<void> {
  await store.put(names.map((name) => newEntry(name)));
  const leases = await lease(store);
  await Promise.all(leases.map((each) => store.complete(each, start)));
}
