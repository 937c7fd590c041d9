/** Receives callbacks and stores their events. It handles none. Its port is its first message to the parent process. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { tencent } from "@vod-events/tencent";
import { openInbox, openPool } from "./inbox.js";

const pool = openPool();
const vod = createVodEvents({
  provider: "tencent",
  providers: { tencent },
  callback: {
    mode: "push",
    url: process.env.VOD_CALLBACK_URL,
    signing: { key: process.env.VOD_SIGNING_KEY },
  },
  inbox: openInbox(pool, { worker: false }),
});
const server = createServer(nodeHandler(vod)).listen(0, "127.0.0.1", async () => {
  await vod.start();
  process.send?.((server.address() as AddressInfo).port);
});

process.once("SIGTERM", async () => {
  server.close();
  await vod.stop({ deadlineSeconds: 5 });
  await pool.end();
  process.disconnect();
});
