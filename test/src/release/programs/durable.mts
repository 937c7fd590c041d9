import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { sqliteInbox } from "@vod-events/sqlite";
import { sampleDelivery } from "@vod-events/testkit";

// An application with a durable inbox in a file.

const folder = mkdtempSync(join(tmpdir(), "vod-events-durable-"));
const key = "0123456789abcdef";
const url = "http://127.0.0.1/vod";
const vod = createVodEvents({
  provider: "baidu",
  providers: { baidu },
  callback: { mode: "push", url, signing: { key } },
  inbox: sqliteInbox(join(folder, "inbox.db")),
});
const handled = new Promise((resolve) => vod.on("media.transcoded", resolve));
await vod.start();
const delivery = await sampleDelivery(baidu(), {
  type: "media.transcoded",
  url: `${url}/baidu`,
  key,
});
assert.equal((await vod.receive(delivery)).status, 200);
await handled;
await vod.stop();
rmSync(folder, { recursive: true });
