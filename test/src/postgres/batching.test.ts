import assert from "node:assert/strict";
import type { NewEntry } from "@vod-events/core/inbox";
import type { PostgresQuery } from "@vod-events/postgres";
import { describeWithServer, TestDatabase } from "./database.js";
import { newEntry, start } from "./new-entry.js";

const request = { count: 100, now: start, until: start + 1000, serialByMedia: false };

describeWithServer("PostgreSQL store: round trips", () => {
  let database: TestDatabase;
  let queries: PostgresQuery[];
  beforeEach(async function () {
    this.timeout(60_000);
    database = await TestDatabase.create();
    queries = [];
  });
  afterEach(() => database.remove());

  const counted = (options: { preparedStatements?: boolean } = {}, pool = database.pool) =>
    database.store({
      ...options,
      notifications: false,
      pool: {
        connect: (callback) => pool.connect(callback),
        query(query) {
          queries.push(query);
          return pool.query(query);
        },
      },
    });

  const entries = (count: number) => Array.from({ length: count }, (_, i) => newEntry(String(i)));

  it("are one for all puts of a tick, and one for all completions", async () => {
    const store = counted();
    await store.stats();
    queries = [];
    await Promise.all(entries(100).map((entry) => store.put([entry])));
    assert.equal(queries.length, 1);
    const leases = await store.lease(request);
    queries = [];
    const results = await Promise.all(
      [...leases, ...leases].map((each) => store.complete(each, start)),
    );
    assert.equal(queries.length, 1);
    assert.equal(results.filter(Boolean).length, 100);
    assert.equal((await store.stats()).done, 100);
  });

  it("carry at most 256 puts", async () => {
    const store = counted();
    await store.stats();
    queries = [];
    await Promise.all(entries(300).map((entry) => store.put([entry])));
    assert.equal(queries.length, 2);
  });

  it("prepare the statement of a put alone, and none when that is switched off", async () => {
    const store = counted();
    await store.put(entries(1));
    await store.put(entries(2));
    await store.lease(request);
    const names = queries.flatMap(({ name }) => name ?? []);
    assert.equal(names.length, 2);
    assert.equal(new Set(names).size, 1);
    assert.match(names[0] ?? "", /^vod_events_[0-9a-f]{32}$/);
    queries = [];
    await counted({ preparedStatements: false }).put(entries(3));
    assert.ok(queries.every(({ name }) => name === undefined));
  });

  it("do without the prepared statement when the connection has lost it", async () => {
    const pool = database.openPool({ max: 1 });
    const store = counted({}, pool);
    await store.put(entries(1));
    await pool.query("deallocate all");
    assert.deepEqual(await store.put(entries(2)), ["duplicate", "stored"]);
    queries = [];
    assert.deepEqual(await store.put(entries(3)), ["duplicate", "duplicate", "stored"]);
    assert.deepEqual(
      queries.map(({ name }) => name),
      [undefined],
    );
  });

  it("do without the prepared statement when the connection has it already", async () => {
    await counted().put(entries(1));
    const name = queries.find((query) => query.name !== undefined)?.name;
    const pool = database.openPool({ max: 1 });
    await pool.query(`prepare ${name} as select 1`);
    const store = database.store({ pool, notifications: false });
    assert.deepEqual(await store.put(entries(2)), ["duplicate", "stored"]);
  });

  it("send a delivery once for all its events", async () => {
    const delivery = { body: new Uint8Array(1000).fill(0xab), headers: {} };
    const store = counted();
    await store.put(entries(50).map((entry) => ({ ...entry, delivery })));
    const text = `select count(*) as count from "${database.schema}".deliveries`;
    assert.deepEqual(await database.query(text), [{ count: "1" }]);
    assert.equal((await store.get("acme:7"))?.delivery?.body.length, 1000);
  });
});

describeWithServer("PostgreSQL store: data", () => {
  let database: TestDatabase;
  beforeEach(async function () {
    this.timeout(60_000);
    database = await TestDatabase.create();
  });
  afterEach(() => database.remove());

  it("has ids, media and keys of any length", async () => {
    const store = database.store();
    // Not compressible, as PostgreSQL would compress an index entry.
    const random = Array.from({ length: 20_000 }, () =>
      Math.random().toString(36).slice(2, 8),
    ).join("");
    await store.put([newEntry(random), newEntry(`${random}2`)]);
    const leases = await store.lease({ ...request, serialByMedia: true });
    assert.equal(leases.length, 2);
    assert.equal((await store.get(`acme:${random}`))?.mediaId, random);
    await store.state.set(random, "value");
    assert.equal(await store.state.get(random), "value");
  });

  it("may be empty or have line feeds, in a put of one event and of several", async () => {
    const store = database.store();
    const delivery = { body: new Uint8Array(), headers: { "x-lines": "a\nb" } };
    const empty = { ...newEntry("", { mediaId: "" }), delivery };
    const odd = newEntry("a\nb", { mediaId: "\n" });
    const named = (entry: NewEntry, id: string, provider: string) => ({
      ...entry,
      event: { ...entry.event, id, provider },
    });
    const puts = [[named(empty, "", "")], [named(odd, "\n", "\n"), named(empty, "2", "")]];
    for (const entries of puts) {
      assert.deepEqual(
        await store.put(entries),
        entries.map(() => "stored"),
      );
      for (const { event, delivery } of entries) {
        const record = await store.get(event.id);
        assert.deepEqual(record?.event, event);
        assert.equal(record?.mediaId, event.mediaId);
        assert.equal(record?.provider, event.provider);
        assert.deepEqual(record?.delivery, delivery);
      }
    }
  });

  it("is on the disk when a put resolves, even where commits do not wait for it", async () => {
    const pool = database.openPool({ options: "-c synchronous_commit=off" });
    const store = database.store({ pool });
    await store.stats();
    const lsn = async (kind: string) =>
      (await pool.query(`select pg_current_wal_${kind}_lsn() - '0/0' as lsn`)).rows[0]
        .lsn as string;
    for (let round = 0; round < 5; round += 1) {
      const before = await lsn("insert");
      await store.put([newEntry(String(round))]);
      assert.ok(BigInt(await lsn("flush")) > BigInt(before));
    }
  });

  it("is read where the application parses numbers in its own way", async () => {
    const types = { getTypeParser: () => (text: string) => text } as never;
    const store = database.store({ pool: database.openPool({ types }) });
    const receivedAt = new Date(start);
    await store.put([newEntry("a", { receivedAt })]);
    assert.equal(await store.nextDueAt(), start);
    const [lease] = await store.lease(request);
    assert.deepEqual([lease?.attempt, lease?.receivedAt], [1, receivedAt]);
    assert.equal((await store.stats()).running, 1);
    assert.deepEqual(await store.put([newEntry("a")]), ["duplicate"]);
  });
});
