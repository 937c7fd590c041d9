import assert from "node:assert/strict";
import { DatabaseSync } from "@photostructure/sqlite";
import type { InboxStore } from "@vod-events/core/inbox";
import { version1, version2 } from "./earlier-dumps.js";
import { Folder } from "./folder.js";
import { newEntry, start } from "./new-entry.js";

describe("SQLite store: migration of an earlier file", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  const fileOf = (dump: string): string => {
    const database = new DatabaseSync(folder.file());
    database.exec(dump);
    database.close();
    return folder.file();
  };

  it("upgrades it to the current schema, with a table for state", async () => {
    const store = folder.store(fileOf(version1));
    assert.equal((await store.list({})).length, 7);
    await store.state.set("note", "new");
    assert.equal(await store.state.get("note"), "new");
  });

  it("keeps its state", async () => {
    assert.equal(await folder.store(fileOf(version2)).state.get("note"), "kept");
  });

  it("keeps its entries with all fields", async () => {
    const store = folder.store(fileOf(version2));
    const own = { body: [0, 255], headers: { "x-a": "b" } };
    const shared = { body: [...Buffer.from("{}")], headers: {} };
    const first = { at: start + 3, attempt: 1, error: "Error: no" };
    const second = { at: start + 110, attempt: 2, error: "Error: again" };
    const ill = { at: start + 130, attempt: 1, error: "Error: ill" };
    assert.deepEqual(await everything(store), [
      { state: "waiting", attempts: 0, at: 30, due: 30, name: "waiting", ...shared, history: [] },
      { state: "dead", attempts: 0, at: 20, letter: [1], history: [] },
      { state: "dead", attempts: 1, at: 12, name: "dead", ...shared, history: [ill] },
      { state: "done", attempts: 1, at: 11, name: "done", ...shared, history: [] },
      { state: "running", attempts: 1, at: 10, name: "running", ...shared, history: [] },
      {
        ...{ state: "waiting", attempts: 2, at: 2, due: 200, name: "retried" },
        ...{ ...own, history: [first, second] },
      },
      {
        ...{ state: "waiting", attempts: 2, at: 1, due: 200, name: "pulled" },
        history: [first, second],
      },
    ]);
    assert.deepEqual(await store.stats(), {
      ...{ waiting: 3, running: 1, done: 1, dead: 2 },
      oldestOpenAt: new Date(start + 1),
    });
    assert.deepEqual(await store.put([newEntry("done"), newEntry("new")]), ["duplicate", "stored"]);
  });

  it("keeps the lease of a running event", async () => {
    const store = folder.store(fileOf(version2));
    const token = "9c34aebf-3476-48ae-82fd-551744e21316";
    assert.equal(await store.complete({ id: "acme:running", token }, start + 500), true);
    const request = { count: 9, now: start + 500, until: start + 900, serialByMedia: false };
    const leases = await store.lease(request);
    const order = leases.map(({ event }) => event.mediaId);
    assert.deepEqual(order, ["waiting", "pulled", "retried"]);
  });

  it("keeps a shared delivery until its last event is deleted", async () => {
    const store = folder.store(fileOf(version2));
    assert.equal(await store.redrive({ ids: ["acme:dead"] }, start + 2000), 1);
    const request = { count: 9, now: start + 2000, until: start + 3000, serialByMedia: true };
    for (const lease of await store.lease(request)) {
      if (lease.event.mediaId !== "waiting") await store.complete(lease, start + 2000);
    }
    assert.equal(await store.prune(start + 2001), 5);
    const other = new DatabaseSync(folder.file());
    const bodies = other.prepare("select body from deliveries").all();
    const contents = other.prepare("select count(*) as n from contents").get();
    other.close();
    assert.deepEqual([bodies.length, contents.n], [1, 2]);
    assert.ok((await store.get("acme:waiting"))?.delivery);
  });
});

/** What is kept of each entry, newest received first. */
async function everything(store: InboxStore): Promise<readonly object[]> {
  const list = await store.list({});
  return Promise.all(
    list.map(async ({ id }) => {
      const entry = await store.get(id);
      assert.ok(entry);
      const { state, attempts, receivedAt, dueAt, event, delivery, undecodable, history } = entry;
      assert.equal(event?.id, undecodable === undefined ? id : undefined);
      return {
        ...{ state, attempts, at: receivedAt.getTime() - start },
        ...(dueAt && { due: dueAt.getTime() - start }),
        ...(event?.native.type === "upload" && { name: event.mediaId }),
        ...(delivery && { body: [...delivery.body], headers: delivery.headers }),
        ...(undecodable && { letter: undecodable.json }),
        history,
      };
    }),
  );
}
