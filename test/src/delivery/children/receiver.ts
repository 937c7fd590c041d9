import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Clock, createVodEvents, systemClock, type VodEventsOptions } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";
import { acme } from "../../core/acme.js";
import { pushConfig } from "../../core/application.js";
import type { ReceiverOptions } from "../receiver.js";

// An application on a SQLite file: prints its address, appends the id of each handled
// event to a log, and stops on request or when its parent ends.
const options: ReceiverOptions = JSON.parse(process.argv[2] ?? "");

/** The machine's clock, some time ahead. */
const clock: Clock = { ...systemClock, now: () => Date.now() + options.aheadMs };

const source: Pick<VodEventsOptions, "provider" | "providers" | "callback"> =
  options.pull === undefined
    ? { provider: "acme", providers: { acme: () => acme() }, callback: pushConfig }
    : {
        provider: "tencent",
        providers: { tencent: () => tencent(options.pull) },
        callback: { mode: "pull" },
      };
const { concurrency, deadlineSeconds } = options;
const vod = createVodEvents({
  ...source,
  inbox: sqliteInbox(options.file),
  handling: { concurrency, deadlineSeconds },
  media: true,
  clock,
});
vod.on("*", async ({ id }) => {
  await sleep(Math.random() * 10);
  appendFileSync(options.log, `${id}\n`);
});

const server = createServer(nodeHandler(vod));
server.listen(0, "127.0.0.1", async () => {
  if (options.pull !== undefined) await vod.callback.apply();
  await vod.start();
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});

async function end(): Promise<void> {
  await vod.stop();
  process.exit();
}
process.stdin.on("data", end).on("end", end);
