import { postgresStore } from "@vod-events/postgres";
import pg from "pg";
import { handleEvents } from "../inboxes/handle-events.js";
import { sendToParent, settings } from "../processes/settings.js";

/** The settings of a worker. */
export interface PostgresWorkerSettings {
  readonly url: string;
  readonly schema: string;
  readonly batchSize: number;
}

/** A request to a worker: how to lease. It answers with the number of events that it has handled. */
export type PostgresWorkerRequest = "together" | "serially";

// Handles events until none is due.
const { url, schema, batchSize } = settings<PostgresWorkerSettings>();
const pool = new pg.Pool({ connectionString: url });
pool.on("error", () => {});
const store = postgresStore({ pool, schema });
await store.stats();
process.on("message", async (request: PostgresWorkerRequest) => {
  let handled = 0;
  for (let batch = 1; batch > 0; handled += batch) {
    batch = await handleEvents(store, batchSize, request === "serially");
  }
  sendToParent(handled);
});
sendToParent("ready");
