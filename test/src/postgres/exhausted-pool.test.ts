import assert from "node:assert/strict";
import { systemClock } from "@vod-events/core";
import { postgresInbox } from "@vod-events/postgres";
import type pg from "pg";
import { acmeRequest } from "../core/acme.js";
import { application } from "../core/application.js";
import { waitUntil } from "../delivery/environment.js";
import { describeWithServer, TestDatabase } from "./database.js";

describeWithServer("PostgreSQL inbox: a pool that the application has exhausted", () => {
  let database: TestDatabase;
  beforeEach(async function () {
    this.timeout(60_000);
    database = await TestDatabase.create();
  });
  afterEach(() => database.remove());

  it("rejects deliveries within the time limit of the pool, and continues when it has connections", async () => {
    const pool = database.openPool({ max: 3, connectionTimeoutMillis: 300 });
    const inbox = postgresInbox({ pool, schema: database.schema });
    const { vod } = application({ inbox, clock: systemClock });
    const handled: unknown[] = [];
    vod.on("*", ({ mediaId }) => handled.push(mediaId));
    await vod.start();
    const receive = (name: string) =>
      vod.receive(acmeRequest({ uploads: [name] }, { time: Date.now() }));
    assert.equal((await receive("a")).status, 200);
    const clients = await untilExhausted(pool);
    const start = performance.now();
    const replies = await Promise.all(["b", "c"].map(receive));
    const milliseconds = performance.now() - start;
    assert.deepEqual(
      replies.map(({ status }) => status),
      [503, 503],
    );
    assert.ok(milliseconds < 1000, `${milliseconds} ms`);
    for (const client of clients) client.release();
    assert.equal((await receive("b")).status, 200);
    await waitUntil(
      5,
      () => handled.length === 2,
      () => `handled: ${handled.join()}`,
    );
    await vod.stop();
  });
});

/** Checks out connections until the pool has none left. */
async function untilExhausted(pool: pg.Pool): Promise<readonly pg.PoolClient[]> {
  const clients: pg.PoolClient[] = [];
  for (;;) {
    try {
      clients.push(await pool.connect());
    } catch {
      return clients;
    }
  }
}
