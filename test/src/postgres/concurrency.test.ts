import assert from "node:assert/strict";
import type { InboxStore } from "@vod-events/core/inbox";
import { describeWithServer, TestDatabase } from "./database.js";
import { newEntry, start } from "./new-entry.js";

describeWithServer("PostgreSQL store: several machines", () => {
  let database: TestDatabase;
  let stores: InboxStore[];
  before(async function () {
    this.timeout(60_000);
    await TestDatabase.create().then((each) => each.remove());
  });
  beforeEach(async () => {
    database = await TestDatabase.create();
    stores = Array.from({ length: 4 }, () => database.store({ pool: database.openPool() }));
  });
  afterEach(() => database.remove());

  const request = { count: 3, now: start, until: start + 1000, serialByMedia: true };
  const storeAt = (index: number) => stores[index % stores.length] ?? database.store();

  it("lease no two events of a media at the same time, and each once", async function () {
    this.timeout(30_000);
    const entries = Array.from({ length: 120 }, (_, index) =>
      newEntry(String(index), { mediaId: `media ${index % 5}` }),
    );
    await storeAt(0).put(entries);
    const running = new Set<string>();
    const handled: string[] = [];
    const work = async (store: InboxStore) => {
      while (handled.length < entries.length) {
        for (const lease of await store.lease(request)) {
          const { mediaId = "" } = lease.event;
          assert.ok(!running.has(mediaId), "another event of the media is running");
          running.add(mediaId);
          await new Promise((resolve) => setImmediate(resolve));
          handled.push(lease.id);
          running.delete(mediaId);
          assert.equal(await store.complete(lease, start), true);
        }
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, index) => work(storeAt(index))));
    assert.equal(new Set(handled).size, entries.length);
    assert.equal(handled.length, entries.length);
  });

  it("lease one event of a media to one of many requests at the same time", async () => {
    for (let round = 0; round < 10; round += 1) {
      const mediaId = `media ${round}`;
      await storeAt(0).put(
        Array.from({ length: 20 }, (_, i) => newEntry(`${round} ${i}`, { mediaId })),
      );
      const leases = await Promise.all(
        Array.from({ length: 20 }, (_, index) => storeAt(index).lease(request)),
      );
      assert.equal(leases.flat().length, 1);
    }
  });

  it("lease one event of a media although an earlier one arrives during a request", async () => {
    const { schema } = database;
    const [one, other] = [storeAt(0), storeAt(1)];
    const newMedia = (name: string, after: number) =>
      newEntry(name, { mediaId: "media", receivedAt: new Date(start + after) });
    await one.put([newMedia("late", 0)]);
    const gate = Math.floor(Math.random() * 1e9);
    await database.query(`create function "${schema}".wait() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock_shared(${gate}); return new; end $$`);
    await database.query(`create trigger wait before update on "${schema}".entries
      for each row execute function "${schema}".wait()`);
    const locker = await database.openPool().connect();
    await locker.query(`select pg_advisory_lock(${gate})`);
    const first = one.lease(request);
    await untilWaiting(1);
    await other.put([newMedia("early", -1)]);
    const second = other.lease(request);
    await untilWaiting(2);
    await locker.query(`select pg_advisory_unlock(${gate})`);
    locker.release();
    const leases = (await Promise.all([first, second])).flat();
    assert.deepEqual(
      leases.map(({ id }) => id),
      ["acme:late"],
    );
  });

  /** Waits until so many sessions wait for an advisory lock. */
  async function untilWaiting(sessions: number): Promise<void> {
    const text =
      "select count(*) as count from pg_locks where locktype = 'advisory' and not granted";
    for (let count = 0; count < sessions; ) count = Number((await database.query(text))[0].count);
  }

  it("store the same events in opposite orders without a deadlock", async () => {
    const names = Array.from({ length: 1500 }, (_, index) => String(index));
    for (let round = 0; round < 2; round += 1) {
      const results = await Promise.all(
        stores.map((store, index) => {
          const entries = names.map((name) => newEntry(`${round} ${name}`));
          return store.put(index % 2 === 0 ? entries : entries.toReversed());
        }),
      );
      assert.equal(results.flat().filter((result) => result === "stored").length, 1500);
    }
  });

  it("leave no delivery behind when they prune the events of one at the same time", async () => {
    for (let round = 0; round < 5; round += 1) {
      const delivery = { body: new Uint8Array([1]), headers: {} };
      const entries = Array.from({ length: 40 }, (_, i) => newEntry(`${round} ${i}`, { delivery }));
      await storeAt(0).put(entries);
      const leases = await storeAt(0).lease({ ...request, count: 40, serialByMedia: false });
      await Promise.all(leases.map((lease, index) => storeAt(index).complete(lease, start)));
      const counts = await Promise.all(stores.map((store) => store.prune(start + 1)));
      assert.equal(
        counts.reduce((sum, count) => sum + count),
        40,
      );
    }
    const text = `select (select count(*) from "${database.schema}".deliveries) +
      (select count(*) from "${database.schema}".contents) as count`;
    assert.deepEqual(await database.query(text), [{ count: "0" }]);
  });

  it("prune without waiting for an event that another transaction has locked", async () => {
    const [store] = stores;
    assert.ok(store);
    await store.put([newEntry("a"), newEntry("b")]);
    for (const lease of await store.lease(request)) await store.complete(lease, start);
    const client = await database.openPool().connect();
    await client.query("begin");
    await client.query(`select from "${database.schema}".entries where id = 'acme:a' for update`);
    assert.equal(await store.prune(start + 1), 1);
    await client.query("rollback");
    client.release();
    assert.equal(await store.prune(start + 1), 1);
  });

  it("prune more events than one transaction deletes", async () => {
    const [store] = stores;
    assert.ok(store);
    await store.put(Array.from({ length: 2100 }, (_, index) => newEntry(String(index))));
    const all = { ...request, count: 2100, serialByMedia: false };
    await Promise.all((await store.lease(all)).map((lease) => store.complete(lease, start)));
    assert.equal(await store.prune(start + 1), 2100);
    assert.deepEqual(await store.list({}), []);
  });

  it("reject a delivery that exceeds maxOpen, and count the events of each other", async () => {
    const [one, other] = [database.store({ maxOpen: 3 }), database.store({ maxOpen: 3 })];
    const results = await Promise.allSettled([
      one.put([newEntry("a"), newEntry("b")]),
      one.put([newEntry("c"), newEntry("d")]),
      one.put([newEntry("e")]),
    ]);
    const statuses = results.map(({ status }) => status);
    assert.deepEqual(statuses, ["fulfilled", "rejected", "fulfilled"]);
    await assert.rejects(other.put([newEntry("f")]), { code: "inbox_full" });
    assert.deepEqual(await other.put([newEntry("a")]), ["duplicate"]);
    const [lease] = await one.lease(request);
    assert.ok(lease);
    await one.complete(lease, start);
    assert.deepEqual(await other.put([newEntry("f")]), ["stored"]);
  });
});
