import { postgresStore } from "@vod-events/postgres";
import pg from "pg";
import { packagedBinaries } from "../postgres/binaries.js";
import type { PostgresServer } from "../postgres/postgres-server.js";
import type { Engine, InboxPlace, OpenedStore } from "./engine.js";

/** Describes tests that start servers of their own. They are skipped on a platform without PostgreSQL. */
export function describeWithOwnServer(name: string, define: (this: Mocha.Suite) => void): void {
  if (packagedBinaries() !== undefined && process.platform !== "win32") describe(name, define);
  else describe.skip(`${name} (skipped: no PostgreSQL that the tests can kill)`, define);
}

/** An engine on a PostgreSQL server of a test. */
export function engineOn(server: PostgresServer): Engine {
  return {
    name: "postgres",
    port: server.port,
    start: () => server.start(),
    stop: () => server.stop(),
    kill: () => (Math.random() < 0.5 ? server.kill() : server.stopImmediately()),
    urlAt: (port) => server.urlAt(port),
    remove: () => server.remove(),
  };
}

/** Opens the store of a place on a pool whose connections fail soon. */
export function openPostgresStore({ url, namespace, notifications }: InboxPlace): OpenedStore {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 1000,
    query_timeout: 1000,
    keepAlive: true,
  });
  pool.on("error", () => {});
  const store = postgresStore({ pool, schema: namespace, notifications });
  return {
    store,
    async finish(id) {
      const text = `update "${namespace}".entries
        set state = 'done', done_at = 0, due_at = null, token = null where id = $1`;
      await pool.query(text, [id]);
    },
    async close() {
      await store.close();
      await pool.end();
    },
  };
}
