import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { DatabaseSync } from "@photostructure/sqlite";
import type { InboxStore } from "@vod-events/core/inbox";
import { Folder } from "./folder.js";
import { newEntry, start } from "./new-entry.js";

describe("what the SQLite store keeps", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it("is no more open events than it is told, and all of a put or none", async () => {
    const store = folder.store(folder.file(), { maxOpen: 2 });
    const three = ["a", "b", "c"].map((name) => newEntry(name));
    await assert.rejects(store.put(three), { code: "inbox_full", retryable: true });
    assert.deepEqual(await store.stats(), { waiting: 0, running: 0, done: 0, dead: 0 });
    await store.put(three.slice(0, 2));
    await assert.rejects(store.put([newEntry("c")]), { code: "inbox_full" });
  });

  it("lets an event that is known be put while it is full", async () => {
    const store = folder.store(folder.file(), { maxOpen: 1 });
    await store.put([newEntry("a")]);
    assert.deepEqual(await store.put([newEntry("a")]), ["duplicate"]);
  });

  it("counts neither what is done nor what is dead as open", async () => {
    const store = folder.store(folder.file(), { maxOpen: 1 });
    await finish(store, ["a"]);
    await finish(store, ["b"]);
    await store.put([newEntry("c")]);
    assert.equal((await store.stats()).waiting, 1);
  });

  it("is a delivery once, until its last event is forgotten", async () => {
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

  it("gives the space of what it forgets back to the disk", async () => {
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
