/** Receives callbacks and stores their events. It handles none. Its port is its first message to the parent process. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { nodeHandler } from "@vod-events/core/http";
import { createApplication, openPool, stopOnSignal } from "./application.js";

const pool = openPool();
const vod = createApplication(pool, { worker: false });
const server = createServer(nodeHandler(vod)).listen(0, "127.0.0.1", async () => {
  await vod.start();
  process.send?.((server.address() as AddressInfo).port);
});
stopOnSignal(vod, pool, () => server.close());
