import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { type PostgresPool, postgresStore } from "@vod-events/postgres";
import pg from "pg";
import { newEntry, start } from "../postgres/new-entry.js";
import { ownServer } from "../postgres/server.js";
import { describeWithOwnServer } from "./postgres-engine.js";
import { TcpProxy } from "./tcp-proxy.js";

describeWithOwnServer(
  "a PostgreSQL store whose process is suspended before it reads its leases",
  function () {
    this.timeout(30_000);
    const ending: (() => Promise<unknown>)[] = [];
    afterEach(async () => {
      for (const end of ending.splice(0).toReversed()) await end();
    });

    function openPool(connectionString: string): PostgresPool {
      const pool = new pg.Pool({ connectionString });
      pool.on("error", () => {});
      ending.push(() => pool.end());
      return pool;
    }

    for (const serialByMedia of [false, true]) {
      const mode = serialByMedia ? "with" : "without";
      it(`has leased them, and keeps no other process from leasing, ${mode} serialByMedia`, async () => {
        const server = await ownServer();
        const proxy = await TcpProxy.start(server.port);
        ending.push(() => proxy.close());
        const schema = `stalled_${mode}`;
        const stalled = postgresStore({ pool: openPool(server.urlAt(proxy.port)), schema });
        const other = postgresStore({ pool: openPool(server.url), schema });
        ending.push(() => stalled.close());
        await stalled.stats();
        // More than the buffers of the connection have room for.
        const payload = { text: "x".repeat(400_000) };
        for (let index = 0; index < 40; index += 1) {
          const entry = newEntry(String(index));
          const event = { ...entry.event, native: { type: "upload", payload } };
          await other.put([{ ...entry, event }]);
        }
        const request = { now: start, until: start + 1000, serialByMedia };
        proxy.holdAnswers();
        const lost = assert.rejects(stalled.lease({ ...request, count: 39 }), {
          code: "inbox_unavailable",
        });
        while ((await other.stats()).running < 39) await sleep(20);
        assert.equal((await other.lease({ ...request, count: 1 })).length, 1);
        proxy.cut();
        await lost;
      });
    }
  },
);
