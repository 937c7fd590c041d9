import { postgresInbox } from "@vod-events/postgres";
import pg from "pg";

/** The schema of the inbox and of the application's own table. */
export const schema = "vod_events_machines";

/** Opens the pool of a process. */
export function openPool(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    connectionTimeoutMillis: 3000,
    query_timeout: 10_000,
  });
  pool.on("error", ({ message }) => {
    if (!pool.ending) console.error(message);
  });
  return pool;
}

/** Opens the inbox that all processes share. */
export function openInbox(pool: pg.Pool, options: { readonly worker: boolean }) {
  return postgresInbox({ pool, schema, ...options });
}
