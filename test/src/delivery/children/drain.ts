import { createVodEvents, memoryInbox } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import { acme, acmeRequest } from "../../core/acme.js";
import { pushConfig } from "../../core/application.js";

// Takes a great many events through an inbox and says by how many bytes the heap grew after the first tenth.
const events = Number(process.argv[2]);
const store = { ...memoryStore({ open: 1000, done: 1000, dead: 1000 }), durable: true };
const vod = createVodEvents({
  provider: "acme",
  providers: { acme: () => acme() },
  callback: pushConfig,
  inbox: process.argv[3] === "stored" ? storedInbox(store) : memoryInbox(),
});
let handled = 0;
vod.on("*", () => {
  handled += 1;
});
await vod.start();

const perCallback = 100;
let before = 0;
for (let sent = 0; sent < events; sent += perCallback) {
  const uploads = Array.from({ length: perCallback }, (_, index) => `m${sent + index}`);
  const { status } = await vod.receive(acmeRequest({ uploads }, { time: Date.now() }));
  if (status !== 200) throw new Error(`answered ${status}`);
  while (handled < sent + perCallback) await new Promise((resolve) => setImmediate(resolve));
  if (sent + perCallback === events / 10) before = heap();
}
const growth = heap() - before;
await vod.stop();
process.stdout.write(`${JSON.stringify({ handled, growth })}\n`);

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
