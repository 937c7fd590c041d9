import assert from "node:assert/strict";
import { describeWithServer, TestDatabase } from "./database.js";
import { newEntry } from "./new-entry.js";

describeWithServer("PostgreSQL store: stats", () => {
  let database: TestDatabase;
  before(async function () {
    this.timeout(60_000);
    database = await TestDatabase.create();
  });
  after(() => database.remove());

  it("count few done events, and take the estimate of the server for many", async () => {
    const store = database.store();
    await store.put([newEntry("a")]);
    const { schema } = database;
    await database.query(`insert into "${schema}".entries
        (number, id, id_hash, state, provider, received_at, done_at)
      select nextval('"${schema}".numbers'), n::text, decode(md5(n::text), 'hex'), 'done', 'acme', 0, 0
      from generate_series(1, 120000) as n`);
    assert.equal((await store.stats()).done, 120_000);
    await database.query(`vacuum analyze "${schema}".entries`);
    const estimate = (await store.stats()).done;
    assert.ok(Math.abs(estimate - 120_000) < 5000, String(estimate));
    await database.query(`delete from "${schema}".entries where number <= 400 and state = 'done'`);
    const { waiting, done } = await store.stats();
    assert.deepEqual([waiting, done], [1, estimate]);
  });
});
