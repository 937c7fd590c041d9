import { postgresStore } from "@vod-events/postgres";
import pg from "pg";
import type { InboxPlace, OpenedStore } from "./engine.js";

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
