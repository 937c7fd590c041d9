import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Clock, createVodEvents, systemClock } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { type Destination, fanOut, forwardTo } from "@vod-events/gateway";
import { sqliteInbox } from "@vod-events/sqlite";
import { acme } from "../../core/acme.js";
import { pushConfig } from "../../core/application.js";
import { secret } from "../attempt.js";
import type { GatewayOptions } from "../gateway.js";

// A gateway with a SQLite file for each endpoint: prints its port, and then its memory once per second. Stops on
// request or when its parent ends.
const { folder, urls, aheadMs, retryCapSeconds }: GatewayOptions = JSON.parse(
  process.argv[2] ?? "",
);

/** The machine's clock, some time ahead. */
const clock: Clock = { ...systemClock, now: () => Date.now() + aheadMs };

const destinations = Object.entries(urls).map(([name, url]): [string, Destination] => [
  name,
  {
    inbox: sqliteInbox(join(folder, `${name}.db`), { maxOpen: 1_000_000 }),
    handler: forwardTo({ url, name, secrets: secret, timeoutSeconds: 1 }),
  },
]);
const { inbox, handler } = fanOut(Object.fromEntries(destinations));
const vod = createVodEvents({
  ...{ provider: "acme", providers: { acme: () => acme() }, callback: pushConfig, inbox, clock },
  handling: { attempts: 1_000_000, deadlineSeconds: 2, retryBaseSeconds: 0.05, retryCapSeconds },
});
vod.on("*", handler);

const server = createServer(nodeHandler(vod));
server.listen(0, "127.0.0.1", async () => {
  await vod.start();
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
  setInterval(() => {
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    process.stdout.write(`${JSON.stringify({ heapUsed, rss })}\n`);
  }, 1000);
});

async function end(): Promise<void> {
  server.close();
  await vod.stop();
  process.exit();
}
process.stdin.on("data", end).on("end", end);
