/** Handles events that receivers have stored. It records each in a table of the application. */
import { setTimeout as sleep } from "node:timers/promises";
import { createVodEvents } from "@vod-events/core";
import { tencent } from "@vod-events/tencent";
import { openInbox, openPool, schema } from "./inbox.js";

const workMs = 100;

const pool = openPool();
const vod = createVodEvents({
  provider: "tencent",
  providers: { tencent },
  callback: {
    mode: "push",
    url: process.env.VOD_CALLBACK_URL,
    signing: { key: process.env.VOD_SIGNING_KEY },
  },
  handling: { concurrency: 4, deadlineSeconds: 2 },
  inbox: openInbox(pool, { worker: true }),
});
vod.on("media.uploaded", async ({ id }) => {
  await sleep(workMs);
  const text = `insert into "${schema}".handled (event, worker) values ($1, $2)`;
  await pool.query(text, [id, process.env.MACHINE_NAME]);
});
await vod.start();
process.send?.("started");

process.once("SIGTERM", async () => {
  await vod.stop({ deadlineSeconds: 5 });
  await pool.end();
  process.disconnect();
});
