import { createVodEvents, type HandlingOptions, type VodEvents } from "@vod-events/core";
import { postgresInbox } from "@vod-events/postgres";
import { tencent } from "@vod-events/tencent";
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

/** Creates the application of a process. All processes share one inbox; `worker` tells whether this one handles. */
export function createApplication(
  pool: pg.Pool,
  { worker, handling }: { readonly worker: boolean; readonly handling?: HandlingOptions },
): VodEvents {
  const { VOD_CALLBACK_URL: url, VOD_SIGNING_KEY: key } = process.env;
  return createVodEvents({
    provider: "tencent",
    providers: { tencent },
    callback: { mode: "push", url, signing: { key } },
    handling,
    inbox: postgresInbox({ pool, schema, worker }),
  });
}

/** Ends the process in order on `SIGTERM`. */
export function stopOnSignal(vod: VodEvents, pool: pg.Pool, first: () => void = () => {}): void {
  process.once("SIGTERM", async () => {
    first();
    await vod.stop({ deadlineSeconds: 5 });
    await pool.end();
    process.disconnect();
  });
}
