import { createVodEvents } from "@vod-events/core";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";
import { tencentBody, tencentKey, upload } from "../bodies/tencent.js";
import { sendToParent, settings } from "../processes/settings.js";

/** The settings of a soak test. */
export interface SoakSettings {
  readonly events: number;
  /** Absent for the memory inbox. */
  readonly file?: string;
}

/** The result of a soak test. */
export interface SoakResult {
  /** How much larger the heap was at the end than after the first tenth. */
  readonly grownBytes: number;
}

// Takes a great many callbacks, 50 at a time, and has each handled before the next 50.
const { events, file } = settings<SoakSettings>();
const concurrency = 50;
const vod = createVodEvents({
  provider: "tencent",
  providers: { tencent },
  callback: { mode: "push", url: "http://127.0.0.1/vod", signing: { key: tencentKey } },
  ...(file !== undefined && { inbox: sqliteInbox(file) }),
});
let handled = 0;
vod.on("media.uploaded", () => {
  handled += 1;
});
await vod.start();

let before = 0;
for (let sent = 0; sent < events; sent += concurrency) {
  const ids = Array.from({ length: concurrency }, (_, index) => `528589000000${sent + index}`);
  await Promise.all(ids.map(receive));
  while (handled < sent + concurrency) await new Promise((resolve) => setImmediate(resolve));
  if (sent + concurrency === events / 10) before = heapBytes();
}
sendToParent({ grownBytes: heapBytes() - before } satisfies SoakResult);

async function receive(id: string): Promise<void> {
  const body = tencentBody(upload(id));
  const request = { method: "POST", path: "/vod/tencent", headers: {}, body };
  const { status } = await vod.receive(request);
  if (status !== 200) throw new Error(`answered ${status}`);
}

function heapBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
