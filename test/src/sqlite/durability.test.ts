import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { Folder } from "./folder.js";
import { newEntry, start } from "./new-entry.js";

describe("SQLite store: durability", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it("reopens its file in every state, with all fields", async () => {
    const store = folder.store();
    const delivery = { body: new Uint8Array([0, 255]), headers: { "x-a": "b" } };
    const names = ["waiting", "running", "retried", "done", "dead"];
    await store.put(names.map((name) => newEntry(name, delivery)));
    await store.storeUndecodable({
      provider: "acme",
      receivedAt: new Date(start),
      problems: ["no"],
      json: [1],
    });
    const request = { count: 5, now: start, until: start + 1000, serialByMedia: false };
    const failure = { at: start, attempt: 1, error: "Error: no" };
    for (const lease of await store.lease(request)) {
      const { mediaId } = lease.event;
      if (mediaId === "waiting") await store.retry(lease, failure, start + 1);
      if (mediaId === "retried") await store.retry(lease, failure, start + 2);
      if (mediaId === "done") await store.complete(lease, start);
      if (mediaId === "dead") await store.deadLetter(lease, failure);
    }
    const before = await everything(store);
    await store.close();
    const again = folder.store();
    assert.deepEqual(await everything(again), before);
    assert.equal(before.records.length, 6);
  });

  it("keeps a lease when the file is reopened", async () => {
    const store = folder.store();
    await store.put([newEntry("a")]);
    const request = { count: 1, now: start, until: start + 1000, serialByMedia: false };
    const [lease] = await store.lease(request);
    await store.close();
    const again = folder.store();
    assert.deepEqual(await again.lease(request), []);
    assert.equal(lease && (await again.complete(lease, start)), true);
  });

  it("writes a put to the disk before close() resolves, even if the put is not awaited", async () => {
    const store = folder.store();
    const put = store.put([newEntry("a")]);
    await store.close();
    assert.deepEqual(await put, ["stored"]);
    assert.equal((await folder.store().stats()).waiting, 1);
  });

  it("keeps one folder, with files that begin with the name of the inbox", async () => {
    await folder.store().put([newEntry("a")]);
    assert.deepEqual(readdirSync(folder.path).toSorted(), [
      "inbox.db",
      "inbox.db-shm",
      "inbox.db-wal",
    ]);
  });
});

async function everything(store: ReturnType<Folder["store"]>) {
  const list = await store.list({});
  const records = await Promise.all(list.map(({ id }) => store.get(id)));
  return { list, records, stats: await store.stats(), next: await store.nextDueAt() };
}
