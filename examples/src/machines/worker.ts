/** Handles events that receivers have stored. It records each in a table of the application. */
import { setTimeout as sleep } from "node:timers/promises";
import { createApplication, openPool, schema, stopOnSignal } from "./application.js";

const workMs = 100;

const pool = openPool();
const handling = { concurrency: 4, deadlineSeconds: 2 };
const vod = createApplication(pool, { worker: true, handling });
vod.on("media.uploaded", async ({ id }) => {
  await sleep(workMs);
  const text = `insert into "${schema}".handled (event, worker) values ($1, $2)`;
  await pool.query(text, [id, process.env.MACHINE_NAME]);
});
await vod.start();
process.send?.("started");
stopOnSignal(vod, pool);
