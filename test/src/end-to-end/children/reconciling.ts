import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { createVodEvents, isVodError, systemClock } from "@vod-events/core";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";
import { handling, type ReconcilingOptions } from "../reconciling-process.js";

// An application that gets no callbacks: it reconciles, appends the id of each handled event to a log, and prints
// "complete" when the reconciliation is complete and its events are handled.
const options: ReconcilingOptions = JSON.parse(process.argv[2] ?? "");
const { file, log, since, aheadMs, cloud } = options;
const inbox = sqliteInbox(file);
const vod = createVodEvents({
  provider: "tencent",
  providers: { tencent: () => tencent(cloud) },
  callback: { mode: "push", url: "https://app.example/vod", signing: { key: "0123456789abcdef" } },
  inbox,
  media: true,
  handling,
  clock: { ...systemClock, now: () => Date.now() + aheadMs },
});
vod.on("*", ({ id }) => appendFileSync(log, `${id}\n`));
await vod.start();
process.stdout.write("started\n");
await vod.reconcile().catch((error) => {
  if (isVodError(error) && error.code === "config_invalid") {
    return vod.reconcile({ since: new Date(since) });
  }
  throw error;
});
for (let open = 1; open > 0; await sleep(20)) {
  const { waiting, running } = await inbox.admin.stats();
  open = waiting + running;
}
await vod.stop();
process.stdout.write("complete\n");
