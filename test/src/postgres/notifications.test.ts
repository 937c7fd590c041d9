import assert from "node:assert/strict";
import { storedInbox } from "@vod-events/core/inbox";
import { fakeClock } from "@vod-events/testkit";
import { application } from "../core/application.js";
import { waitUntil } from "../delivery/environment.js";
import { describeWithServer, TestDatabase } from "./database.js";
import { newEntry, start } from "./new-entry.js";

const request = { count: 9, now: start, until: start + 1000, serialByMedia: false };
const failure = { at: start, attempt: 1, error: "Error: no" };

describeWithServer("PostgreSQL store: notifications", () => {
  let database: TestDatabase;
  beforeEach(async function () {
    this.timeout(60_000);
    database = await TestDatabase.create();
  });
  afterEach(() => database.remove());

  /** A store that counts its notifications. */
  async function listener(options: Parameters<TestDatabase["store"]>[0] = {}) {
    const store = database.store(options);
    let count = 0;
    await store.subscribe?.(() => {
      count += 1;
    });
    const next = async (cause: () => Promise<unknown>) => {
      const before = count;
      await cause();
      await waitUntil(
        5,
        () => count > before,
        () => "no notification",
      );
    };
    return { store, next, count: () => count };
  }

  const backends = async () => {
    const text =
      "select pid from pg_stat_activity where query like 'listen vod_events;%' and pid <> all ($1::int[])";
    const rows = await database.query(text, [others]);
    return rows.map(({ pid }) => pid as number);
  };
  let others: readonly number[] = [];

  it("wake the worker of another machine before it polls", async () => {
    const clock = fakeClock(Date.now());
    const inbox = storedInbox(database.store({ pool: database.openPool() }));
    const worker = application({ inbox, clock }).vod;
    const seen: unknown[] = [];
    worker.on("*", ({ mediaId }) => seen.push(mediaId));
    await worker.start();
    // The fake clock stands still, so no poll is due; the worker sleeps after its first look at the store.
    await waitUntil(
      5,
      () => clock.sleeping > 1,
      () => "the worker does not sleep",
    );
    await database.store().put([newEntry("a")]);
    await waitUntil(
      5,
      () => seen.length === 1,
      () => "the event is not handled",
    );
    const stopped = worker.stop();
    await clock.advance(1000);
    await stopped;
  });

  it("announce a new event, a retry that is due and a redriven event", async () => {
    const { next } = await listener();
    const other = database.store();
    await next(() => other.put([newEntry("a"), newEntry("b")]));
    const [first, second] = await other.lease(request);
    assert.ok(first && second);
    await next(() => other.retry(first, failure, start));
    await other.deadLetter(second, failure);
    await next(() => other.redrive({ states: ["dead"] }, start));
  });

  it("announce nothing for duplicates, for the store itself and for other schemas", async () => {
    const { store, next, count } = await listener();
    const [other, stranger] = [
      database.store(),
      database.store({ schema: `${database.schema}_b` }),
    ];
    await store.put([newEntry("a")]);
    const before = count();
    await other.put([newEntry("a")]);
    await stranger.put([newEntry("a")]);
    const [lease] = await other.lease(request);
    assert.ok(lease);
    await other.retry(lease, failure, start + 1);
    await next(() => other.put([newEntry("b")]));
    assert.equal(count(), before + 1);
  });

  it("continue after the connection is lost, and make up for what was missed", async () => {
    others = await backends();
    const { next } = await listener();
    const [pid] = await backends();
    await next(() => database.query("select pg_terminate_backend($1)", [pid]));
    const other = database.store();
    await next(() => other.put([newEntry("a")]));
  });

  it("resolve when the server cannot be reached at first, and listen later", async () => {
    const { pool } = database;
    let failures = 1;
    const { next } = await listener({
      pool: {
        query: (query) => pool.query(query),
        connect(callback) {
          if (failures-- > 0) callback(new Error("no connection"));
          else pool.connect(callback);
        },
      },
    });
    await next(async () => {});
    await next(() => database.store().put([newEntry("a")]));
  });

  it("are off on request", async () => {
    const { next } = await listener();
    const store = database.store({ notifications: false });
    assert.equal(store.subscribe, undefined);
    await store.put([newEntry("a")]);
    await assert.rejects(Promise.race([next(async () => {}), fakeTimeout()]), /quiet/);
  });

  it("release their connection when the store is closed", async () => {
    others = await backends();
    const { store } = await listener();
    assert.equal((await backends()).length, 1);
    await store.close();
    for (let count = 1; count > 0; ) count = (await backends()).length;
  });
});

async function fakeTimeout(): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  throw new Error("quiet");
}
