import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { acme } from "../../core/acme.js";
import { pushConfig } from "../../core/application.js";
import { failsFirst, handlingMs } from "../handling-time.js";
import { openInbox } from "../open-inbox.js";
import { writeRecord } from "../record.js";
import type { WorkerOptions } from "../worker-process.js";

// An application on a shared inbox: prints its port, writes down what it does, and stops on request or when its
// parent ends.
const options: WorkerOptions = JSON.parse(process.argv[2] ?? "");
const { records, concurrency, deadlineSeconds, serialBy, media } = options;
const { inbox, close } = await openInbox(options, options);
const vod = createVodEvents({
  provider: "acme",
  providers: { acme: () => acme() },
  callback: pushConfig,
  inbox,
  media,
  handling: { concurrency, deadlineSeconds, serialBy, retryBaseSeconds: 0.05, attempts: 1000 },
});
vod.on("*", async ({ id, mediaId = "" }, { attempt, signal }) => {
  signal.addEventListener("abort", () => {
    const { code: reason } = signal.reason;
    writeRecord(records, { at: Date.now(), did: "aborted", id, attempt, reason });
  });
  await sleep(handlingMs(mediaId, attempt));
  if (attempt === 1 && failsFirst(mediaId)) throw new Error("not yet");
  if (!signal.aborted) writeRecord(records, { at: Date.now(), did: "handled", id, attempt });
});
vod.diagnostics.on("lease_lost", ({ id }) => {
  writeRecord(records, { at: Date.now(), did: "lost_lease", id });
});

const server = createServer(nodeHandler(vod));
server.listen(0, "127.0.0.1", async () => {
  await vod.start();
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});

async function end(): Promise<void> {
  await vod.stop();
  await close();
  process.exit();
}
process.stdin.on("data", end).on("end", end);
