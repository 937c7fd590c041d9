import assert from "node:assert/strict";
import { createServer } from "node:net";
import { inspect } from "node:util";
import { isVodError } from "@vod-events/core";
import type { InboxStore } from "@vod-events/core/inbox";
import { type PostgresPool, postgresStore } from "@vod-events/postgres";
import { describeWithServer, TestDatabase } from "./database.js";
import { newEntry, start } from "./new-entry.js";

const request = { count: 1, now: start, until: start + 1000, serialByMedia: false };

describeWithServer("PostgreSQL store: failures", () => {
  let database: TestDatabase;
  beforeEach(async function () {
    this.timeout(60_000);
    database = await TestDatabase.create();
  });
  afterEach(() => database.remove());

  const open = async () => {
    const store = database.store();
    await store.stats();
    return store;
  };

  /** The error of a call, which has a code and shows no secret. */
  async function failed(work: Promise<unknown>, code: string, nativeCode?: string) {
    const error = await work.then(
      () => assert.fail("the call succeeds"),
      (reason: unknown) => reason,
    );
    assert.ok(isVodError(error), String(error));
    assert.deepEqual([error.code, error.nativeCode], [code, nativeCode], error.message);
    assert.doesNotMatch(inspect(error, { depth: 9 }), /canary|postgres:\/\//);
    return error;
  }

  it("rejects a put whose connection is terminated, and continues", async () => {
    const store = await open();
    const locker = await database.openPool().connect();
    await locker.query("begin");
    await locker.query(`lock table "${database.schema}".entries`);
    const put = failed(store.put([newEntry("canary")]), "inbox_unavailable", "57P01");
    await terminateWaiting(database);
    await put;
    await locker.query("rollback");
    locker.release();
    assert.deepEqual(await store.put([newEntry("canary")]), ["stored"]);
  });

  it("rejects each call once when its connection is terminated, and continues", async () => {
    const store = await open();
    const calls: (() => Promise<unknown>)[] = [
      () => store.lease({ ...request, serialByMedia: true }),
      () => store.prune(start),
      () => store.list({}),
      () => store.complete({ id: "a", token: "b" }, start),
    ];
    for (const call of calls) {
      const locker = await database.openPool({ max: 1 }).connect();
      await locker.query("begin");
      await locker.query(`lock table "${database.schema}".entries`);
      const rejected = failed(call(), "inbox_unavailable", "57P01");
      await terminateWaiting(database);
      await rejected;
      await locker.query("rollback");
      locker.release();
      await call();
    }
  });

  it("rejects changes on a read-only server, and continues with a writable one", async () => {
    await (await open()).put([newEntry("a")]);
    const settings = { options: "-c default_transaction_read_only=on" };
    const store = database.store({ pool: database.openPool(settings) });
    await failed(store.put([newEntry("canary")]), "inbox_unavailable", "25006");
    await failed(store.lease(request), "inbox_unavailable", "25006");
    await failed(store.lease({ ...request, serialByMedia: true }), "inbox_unavailable", "25006");
    await failed(store.prune(start), "inbox_unavailable", "25006");
    await failed(store.state.set("canary", "canary"), "inbox_unavailable", "25006");
    assert.equal((await store.stats()).waiting, 1);
  });

  it("names the privileges that the role lacks", async () => {
    const role = `role_${database.schema}`;
    await database.query(`create role ${role} login password 'canary'`);
    try {
      const pool = database.openPool({ connectionString: withUser(database.url, role, "canary") });
      const store = database.store({ pool });
      const lacking = async () =>
        failed(store.put([newEntry("canary")]), "config_invalid", "42501");
      assert.match(
        (await lacking()).message,
        /USAGE on the schema.* must own the schema, or have CREATE/,
      );
      const { schema } = database;
      await open();
      await lacking();
      await database.query(`grant usage on schema "${schema}" to ${role}`);
      await lacking();
      await database.query(
        `grant select, insert, update, delete on all tables in schema "${schema}" to ${role}`,
      );
      await lacking();
      await database.query(`grant usage on all sequences in schema "${schema}" to ${role}`);
      assert.deepEqual(await store.put([newEntry("a")]), ["stored"]);
      const [lease] = await store.lease({ ...request, serialByMedia: true });
      assert.ok(lease);
      await store.complete(lease, start);
      assert.equal(await store.prune(start + 1), 1);
    } finally {
      await database.query(`drop owned by ${role}`);
      await database.query(`drop role ${role}`);
    }
  });

  it("creates its tables in a schema that the role owns", async () => {
    const role = `role_${database.schema}`;
    await database.query(`create role ${role} login password 'canary'`);
    try {
      await database.query(`create schema "${database.schema}" authorization ${role}`);
      const connectionString = withUser(database.url, role, "canary");
      const store = database.store({ pool: database.openPool({ connectionString }) });
      assert.deepEqual(await store.put([newEntry("a")]), ["stored"]);
    } finally {
      await database.query(`drop owned by ${role}`);
      await database.query(`drop role ${role}`);
    }
  });

  it("rejects an unknown user or database as invalid config", async () => {
    const pools = [
      database.openPool({ connectionString: withUser(database.url, "canary", "canary") }),
      database.openPool({ connectionString: database.url.replace(/\/[^/]*$/, "/canary") }),
    ];
    const codes = [];
    for (const pool of pools) {
      const error: unknown = await database
        .store({ pool })
        .put([newEntry("canary")])
        .catch((reason) => reason);
      assert.ok(isVodError(error));
      assert.equal(error.code, "config_invalid");
      assert.doesNotMatch(inspect(error, { depth: 9 }), /canary/);
      codes.push(error.nativeCode?.slice(0, 2));
    }
    // A server that trusts every local connection has no such user; others reject its password.
    assert.deepEqual(codes, ["28", "3D"]);
  });

  it("rejects while no server listens, and while the pool has no connection in time", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => closed.once("listening", resolve));
    const address = closed.address();
    const port = typeof address === "object" ? address?.port : undefined;
    await new Promise((resolve) => closed.close(resolve));
    const nowhere = database.openPool({
      connectionString: `postgres://canary:canary@127.0.0.1:${port}/canary`,
    });
    await failed(
      database.store({ pool: nowhere }).put([newEntry("a")]),
      "inbox_unavailable",
      "ECONNREFUSED",
    );
    const busy = database.openPool({ max: 2, connectionTimeoutMillis: 500 });
    const clients = [await busy.connect(), await busy.connect()];
    const store = database.store({ pool: busy });
    await failed(store.put([newEntry("canary")]), "inbox_unavailable");
    for (const client of clients) client.release();
    assert.deepEqual(await store.put([newEntry("a")]), ["stored"]);
  });

  const sqlStates = [
    ["08006", "inbox_unavailable"],
    ["40001", "inbox_unavailable"],
    ["40P01", "inbox_unavailable"],
    ["53100", "inbox_unavailable"],
    ["53300", "inbox_unavailable"],
    ["57P03", "inbox_unavailable"],
    ["XX000", "inbox_unavailable"],
    ["28P01", "config_invalid"],
    ["3D000", "config_invalid"],
    ["42501", "config_invalid"],
  ] as const;

  it("maps each SQLSTATE in every method, and shows nothing of the error", async () => {
    for (const [sqlState, code] of sqlStates) {
      const store = storeThatFails(sqlState);
      for (const call of everyCall(store)) await failed(call(), code, sqlState);
    }
  });

  it("rejects a missing password and a server without TLS as invalid config", async () => {
    const messages = [
      "SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string",
      "The server does not support SSL connections",
    ];
    for (const message of messages) {
      const store = postgresStore({ pool: failingPool(new Error(message)) });
      await failed(store.put([newEntry("canary")]), "config_invalid");
    }
  });

  it("rejects a put that is too large for the server without an effect on the others", async () => {
    let isFirst = true;
    const pool: PostgresPool = {
      connect: (callback) => database.pool.connect(callback),
      query: async (query) => {
        const values = JSON.stringify(query.values);
        if (isFirst || values?.includes("too large")) {
          isFirst = false;
          throw Object.assign(new Error("canary"), { code: "54000" });
        }
        return database.pool.query(query);
      },
    };
    const store = database.store({ pool });
    const results = await Promise.allSettled([
      store.put([newEntry("a")]),
      store.put([newEntry("too large")]),
      store.put([newEntry("b")]),
    ]);
    const statuses = results.map(({ status }) => status);
    assert.deepEqual(statuses, ["fulfilled", "rejected", "fulfilled"]);
  });

  it("creates its tables again after they were dropped", async () => {
    const store = await open();
    await database.query(`drop schema "${database.schema}" cascade`);
    await failed(store.put([newEntry("a")]), "inbox_unavailable", "42P01");
    assert.deepEqual(await store.put([newEntry("a")]), ["stored"]);
  });

  it("rejects every call after it was closed, but finishes those before", async () => {
    const store = database.store();
    const put = store.put([newEntry("a")]);
    await store.close();
    assert.deepEqual(await put, ["stored"]);
    for (const call of everyCall(store)) await failed(call(), "inbox_unavailable");
    assert.equal((await database.store().stats()).waiting, 1);
  });
});

function withUser(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
}

/** Terminates the sessions that wait for a lock on a table of the inbox. */
async function terminateWaiting(database: TestDatabase): Promise<void> {
  for (let count = 0; count === 0; ) {
    const rows = await database.query(
      `select pg_terminate_backend(pid) from pg_locks
      where not granted and relation = to_regclass('"${database.schema}".entries')`,
    );
    count = rows.length;
  }
}

/** A store whose pool fails with an error of the server. */
function storeThatFails(code: string): InboxStore {
  const detail = "Key (id)=(canary) already exists.";
  const pool = failingPool(Object.assign(new Error("canary"), { code, detail }));
  return postgresStore({ pool, schema: "failing" });
}

function failingPool(error: Error): PostgresPool {
  return {
    connect: (callback) => callback(error),
    async query() {
      throw error;
    },
  };
}

function everyCall(store: InboxStore): readonly (() => Promise<unknown>)[] {
  const lease = { id: "canary", token: "canary" };
  const failure = { at: start, attempt: 1, error: "canary" };
  const message = { provider: "canary", receivedAt: new Date(), problems: [], json: "canary" };
  return [
    async () => store.now?.(),
    () => store.put([newEntry("canary")]),
    () => store.lease(request),
    () => store.lease({ ...request, serialByMedia: true }),
    () => store.complete(lease, start),
    () => store.retry(lease, failure, start),
    () => store.deadLetter(lease, failure),
    () => store.storeUndecodable(message),
    () => store.nextDueAt(),
    () => store.list({}),
    () => store.get("canary"),
    () => store.redrive({}, start),
    () => store.stats(),
    () => store.prune(start),
    () => store.state.get("canary"),
    () => store.state.set("canary", "canary"),
  ];
}
