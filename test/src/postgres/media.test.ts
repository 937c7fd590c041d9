import assert from "node:assert/strict";
import type { InboxStore, MediaKey, MediaStore } from "@vod-events/core/inbox";
import { waitUntil } from "../delivery/environment.js";
import { changedAt, manyMedia, newMedia } from "../fixtures/media-writes.js";
import { describeWithServer, TestDatabase } from "./database.js";

describeWithServer("PostgreSQL store: media states", () => {
  let database: TestDatabase;
  beforeEach(async function () {
    this.timeout(60_000);
    database = await TestDatabase.create();
  });
  afterEach(() => database.remove());

  const own = () => mediaOf(database.store({ pool: database.openPool() }));

  it("are written by many machines at a time without a deadlock, and each version once", async function () {
    this.timeout(30_000);
    const stores = Array.from({ length: 4 }, own);
    const ids = Array.from({ length: 60 }, (_, index) => String(index));
    let written = 0;
    const work = async (media: MediaStore) => {
      for (let round = 0; round < 25; round += 1) {
        const some = ids.filter(() => Math.random() < 0.5);
        const keys = (Math.random() < 0.5 ? some : some.toReversed()).map((id) => newMedia(id));
        const records = await media.read(keys.map(({ state }) => state));
        const writes = keys.map((each, index) => ({
          ...each,
          state: {
            ...each.state,
            unknownEvents: [...(records[index]?.state.unknownEvents ?? []), "acme:event"],
          },
          expectedVersion: records[index]?.version ?? 0,
        }));
        const results = await media.write(writes);
        written += results.filter(Boolean).length;
      }
    };
    await Promise.all([...stores, ...stores].map(work));
    const records = await own().list({});
    const counted = records.map(({ state }) => state.unknownEvents.length);
    assert.equal(
      counted.reduce((sum, count) => sum + count),
      written,
    );
  });

  it("of several calls of a tick are one statement, of which one writes the same media", async () => {
    let queries = 0;
    const { pool } = database;
    const store = database.store({
      notifications: false,
      pool: {
        connect: (callback) => pool.connect(callback),
        query(query) {
          queries += 1;
          return pool.query(query);
        },
      },
    });
    const media = mediaOf(store);
    await store.stats();
    queries = 0;
    const calls = ["a", "b", "a"].map((id) => media.write([newMedia(id)]));
    assert.deepEqual(await Promise.all(calls), [[true], [true], [false]]);
    assert.equal(queries, 1);
    assert.equal(media.subscribe, undefined);
  });

  it("are deleted without waiting for one that another transaction has locked", async () => {
    const media = own();
    await media.write(manyMedia(2100));
    const client = await database.openPool().connect();
    await client.query("begin");
    await client.query(`select from "${database.schema}".media where media_id = '7' for update`);
    assert.equal(await media.delete({}), 2099);
    await client.query("rollback");
    client.release();
    assert.equal(await media.delete({ changedBefore: changedAt }), 0);
    assert.equal(await media.delete({}), 1);
  });

  it("are on the disk when a write resolves, even where commits do not wait for it", async () => {
    const pool = database.openPool({ options: "-c synchronous_commit=off" });
    const { media, state, stats } = database.store({ pool });
    await stats();
    const lsn = async (kind: string) =>
      (await pool.query(`select pg_current_wal_${kind}_lsn() - '0/0' as lsn`)).rows[0]
        .lsn as string;
    for (let round = 0; round < 5; round += 1) {
      let before = await lsn("insert");
      await media?.write([newMedia(String(round))]);
      assert.ok(BigInt(await lsn("flush")) > BigInt(before));
      before = await lsn("insert");
      await state.compareAndSet("key", round === 0 ? undefined : String(round - 1), String(round));
      assert.ok(BigInt(await lsn("flush")) > BigInt(before));
    }
  });

  it("are read where the application parses numbers in its own way", async () => {
    const types = { getTypeParser: () => (text: string) => text } as never;
    const media = mediaOf(database.store({ pool: database.openPool({ types }) }));
    await media.write([newMedia("a")]);
    const [record] = await media.list({});
    assert.deepEqual(record?.changedAt, changedAt);
    assert.equal(typeof record?.version, "number");
    assert.equal(await media.delete({}), 1);
  });

  it("are announced with their keys, as far as these fit into a notification", async () => {
    const [media, other] = [own(), own()];
    const calls: (readonly MediaKey[] | undefined)[] = [];
    await media.subscribe?.((keys) => calls.push(keys));
    const before = calls.length;
    await other.write(manyMedia(100));
    await waitUntil(
      5,
      () => calls.length > before,
      () => "a notification",
    );
    assert.equal(calls.at(-1)?.length, 100);
    await other.write([newMedia("x".repeat(9000))]);
    await waitUntil(
      5,
      () => calls.length > before + 1,
      () => "a notification without keys",
    );
    assert.equal(calls.at(-1), undefined);
  });

  it("announce nothing to a listener of events, and events nothing to theirs", async () => {
    const [store, other] = [database.store(), database.store()];
    let [events, states] = [0, 0];
    await store.subscribe?.(() => void events++);
    await mediaOf(store).subscribe?.(() => void states++);
    const before = [events, states];
    await mediaOf(other).write([newMedia("a")]);
    await waitUntil(
      5,
      () => states > (before[1] ?? 0),
      () => "a notification",
    );
    assert.equal(events, before[0]);
  });
});

function mediaOf({ media }: InboxStore): MediaStore {
  assert.ok(media);
  return media;
}
