import assert from "node:assert/strict";
import { DatabaseSync } from "@photostructure/sqlite";
import { fakeClock } from "@vod-events/testkit";
import { Folder } from "./folder.js";
import { newEntry, start } from "./new-entry.js";
import { commitsInLog } from "./wal-commits.js";

describe("SQLite store: group commit", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it("commits all puts of one event-loop tick at once", async () => {
    const store = folder.store();
    await store.put([newEntry("first")]);
    const before = commitsInLog(folder.file());
    await Promise.all(Array.from({ length: 100 }, (_, i) => store.put([newEntry(String(i))])));
    assert.equal(commitsInLog(folder.file()) - before, 1);
  });

  it("commits once for each put that awaits the previous one", async () => {
    const store = folder.store();
    await store.put([newEntry("first")]);
    const before = commitsInLog(folder.file());
    for (let i = 0; i < 10; i += 1) await store.put([newEntry(String(i))]);
    assert.equal(commitsInLog(folder.file()) - before, 10);
  });

  it("commits once for handlers that end in the same tick", async () => {
    const store = folder.store();
    await store.put(Array.from({ length: 20 }, (_, i) => newEntry(String(i))));
    const request = { count: 20, now: start, until: start + 1000, serialByMedia: true };
    const leases = await store.lease(request);
    const before = commitsInLog(folder.file());
    await Promise.all(leases.map((lease) => store.complete(lease, start)));
    assert.equal(commitsInLog(folder.file()) - before, 1);
  });

  it("commits nothing for a duplicate", async () => {
    const store = folder.store();
    await store.put([newEntry("a")]);
    const before = commitsInLog(folder.file());
    assert.deepEqual(await store.put([newEntry("a")]), ["duplicate"]);
    assert.equal(commitsInLog(folder.file()), before);
  });

  it("commits once for the puts that gather while another process has the lock", async () => {
    const clock = fakeClock();
    const store = folder.store(folder.file(), { clock });
    await store.put([newEntry("first")]);
    const other = new DatabaseSync(folder.file());
    other.exec("begin immediate");
    const puts = [store.put([newEntry("waits for the lock")])];
    for (let i = 0; i < 10; i += 1) {
      await clock.advance(20);
      puts.push(store.put([newEntry(String(i))]));
    }
    other.exec("commit");
    other.close();
    const before = commitsInLog(folder.file());
    await clock.advance(100);
    assert.deepEqual((await Promise.all(puts)).flat(), Array(11).fill("stored"));
    assert.equal(commitsInLog(folder.file()) - before, 2);
  });

  it("keeps the other puts when one is rejected", async () => {
    const store = folder.store(folder.file(), { maxOpen: 3 });
    const results = await Promise.allSettled([
      store.put([newEntry("a"), newEntry("b")]),
      store.put([newEntry("c"), newEntry("d")]),
      store.put([newEntry("e")]),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ["fulfilled", "rejected", "fulfilled"],
    );
    const ids = (await store.list({})).map(({ id }) => id);
    assert.deepEqual(ids, ["acme:e", "acme:b", "acme:a"]);
  });
});
