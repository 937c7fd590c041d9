import assert from "node:assert/strict";
import type { InboxStore } from "@vod-events/core/inbox";
import { type PostgresQuery, postgresStore } from "@vod-events/postgres";
import { describeWithServer, TestDatabase } from "./database.js";
import { newEntry } from "./new-entry.js";
import { nextVersion } from "./next-version.js";

describeWithServer("PostgreSQL store: tables", () => {
  let database: TestDatabase;
  beforeEach(async function () {
    this.timeout(60_000);
    database = await TestDatabase.create();
  });
  afterEach(() => database.remove());

  it("are created once by many stores at the same time", async () => {
    const stores = Array.from({ length: 8 }, () =>
      database.store({ pool: database.openPool({ max: 2 }) }),
    );
    const results = await Promise.all(stores.map((store) => store.put([newEntry("a")])));
    assert.equal(results.flat().filter((result) => result === "stored").length, 1);
    assert.equal((await stores[0]?.stats())?.waiting, 1);
  });

  it("are in the schema of the option, and inboxes in several schemas share nothing", async () => {
    const [one, other] = [database.store(), database.store({ schema: `${database.schema}_b` })];
    await one.put([newEntry("a")]);
    assert.deepEqual(await other.put([newEntry("a")]), ["stored"]);
    const text = "select table_name from information_schema.tables where table_schema = $1";
    const tables = await database.query(text, [database.schema]);
    const names = ["contents", "deliveries", "entries", "media", "state", "version"];
    assert.deepEqual(tables.map(({ table_name: name }) => name).toSorted(), names);
  });

  it("of a later version are refused, with a hint to upgrade", async () => {
    await database.store().put([newEntry("a")]);
    await database.query(`update "${database.schema}".version set version = 99`);
    const message =
      /has version 99; this package supports \d+ and the next one\. Upgrade the package/;
    await assert.rejects(database.store().put([newEntry("b")]), {
      code: "config_invalid",
      message,
    });
  });

  it("are migrated in a rolling deployment, while and after which the version before works", async () => {
    const next = await nextVersion(
      "alter table entries add column priority integer not null default 0",
    );
    try {
      const before = database.store();
      await before.put([newEntry("first")]);
      const after = next.postgresStore({ pool: database.pool, schema: database.schema });
      const handled: string[] = [];
      const work = async (store: InboxStore, name: string) => {
        for (let round = 0; round < 30; round++) {
          await store.put([newEntry(`${name} ${round}`), newEntry(`both ${round}`)]);
          const now = Date.now();
          const leases = await store.lease({
            count: 5,
            now,
            until: now + 60_000,
            serialByMedia: round % 2 === 0,
          });
          for (const lease of leases) if (await store.complete(lease, now)) handled.push(lease.id);
        }
      };
      const started = database.store();
      await Promise.all([work(before, "before"), work(after, "after")]);
      await work(started, "started");
      assert.equal(new Set(handled).size, handled.length);
      const { waiting, running, done } = await after.stats();
      assert.deepEqual([waiting, running, done], [0, 0, handled.length]);
      const [row] = await database.query(`select version from "${database.schema}".version`);
      assert.equal(row.version, 2);
      await after.close();
    } finally {
      await next.remove();
    }
  });

  it("of the version after the next are refused", async () => {
    const next = await nextVersion("create table one ()", "create table other ()");
    try {
      const after = next.postgresStore({ pool: database.pool, schema: database.schema });
      await after.put([newEntry("a")]);
      await after.close();
      await assert.rejects(database.store().put([newEntry("b")]), { code: "config_invalid" });
    } finally {
      await next.remove();
    }
  });

  it("of a database that cannot store every text are refused", async () => {
    const name = database.schema.slice(0, 40);
    await database.query(`create database ${name} encoding 'LATIN1' locale 'C' template template0`);
    try {
      const pool = database.openPool({
        connectionString: database.url.replace(/\/[^/]*$/, `/${name}`),
      });
      const message = /encoding LATIN1\. Use a database with UTF8/;
      const put = database.store({ pool }).put([newEntry("a")]);
      await assert.rejects(put, { code: "config_invalid", message });
      await pool.end();
    } finally {
      await database.query(`drop database ${name} with (force)`);
    }
  });

  it("are created again by the next call when the first one fails", async () => {
    let failures = 1;
    const { pool } = database;
    const store = database.store({
      pool: {
        query: (query) => pool.query(query),
        connect(callback) {
          if (failures-- > 0) callback(new Error("no connection"));
          else pool.connect(callback);
        },
      },
    });
    await assert.rejects(store.put([newEntry("a")]), { code: "inbox_unavailable" });
    assert.deepEqual(await store.put([newEntry("a")]), ["stored"]);
  });

  it("are created by another machine when the one that creates them is suspended", async () => {
    const { pool } = database;
    let suspend = () => {};
    const isSuspended = new Promise<void>((resolve) => {
      suspend = resolve;
    });
    const suspended = database.store({
      pool: {
        query: (query) => pool.query(query),
        connect(callback) {
          pool.connect((error, client) => {
            if (client === undefined) return callback(error);
            const query = (each: PostgresQuery) => {
              if (!each.text.startsWith("create table")) return client.query(each);
              suspend();
              return new Promise((_, reject) => client.once("error", reject));
            };
            callback(undefined, {
              query,
              release: (reason) => client.release(reason),
              on: (event, listener) => client.on(event as "error", listener),
              removeListener: (event, listener) => client.removeListener(event, listener),
            });
          });
        },
      },
    });
    const rejected = assert.rejects(suspended.put([newEntry("a")]), { code: "inbox_unavailable" });
    await isSuspended;
    assert.deepEqual(await database.store().put([newEntry("a")]), ["stored"]);
    await rejected;
    assert.deepEqual(await suspended.put([newEntry("a")]), ["duplicate"]);
  });

  it("are used without a privilege to create any, when they exist", async () => {
    await database.store().put([newEntry("a")]);
    const pool = database.openPool({ options: "-c default_transaction_read_only=on" });
    assert.equal((await database.store({ pool }).list({})).length, 1);
  });
});

describe("PostgreSQL store: options", () => {
  it("are validated", () => {
    const pool = { connect: () => assert.fail(), query: async () => assert.fail() };
    const invalid = [
      [{ pool: undefined as never }, /postgresStore\.pool: must be a pool/],
      [{ pool, schema: "Bad" }, /postgresStore\.schema/],
      [{ pool, schema: 'a"b' }, /postgresStore\.schema/],
      [{ pool, schema: "pg_inbox" }, /postgresStore\.schema/],
      [{ pool, maxOpen: 0 }, /postgresStore\.maxOpen: must be an integer above 0/],
      [{ pool: { ...pool, options: { max: 1 } } }, /at least 2 connections/],
    ] as const;
    for (const [options, message] of invalid) {
      assert.throws(() => postgresStore(options), { code: "config_invalid", message });
    }
    postgresStore({ pool: { ...pool, options: { max: 1 } }, notifications: false });
  });
});
