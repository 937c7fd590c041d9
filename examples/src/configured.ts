/**
 * An application with a config file: `vod-events.config.ts`, `.js` or `.json`, or the environment alone. The command
 * `vod-events callback plan` uses the same file.
 */
import { createServer } from "node:http";
import { baidu } from "@vod-events/baidu";
import { loadConfig } from "@vod-events/config";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";

const { file, options } = await loadConfig({
  adapters: { tencent, baidu },
  inboxAt: sqliteInbox,
});
const vod = createVodEvents(options);
vod.on("media.uploaded", ({ mediaId, data }) => console.log("uploaded", mediaId, data.media.name));
vod.diagnostics.on("rejected", ({ code }) => console.warn("rejected a callback:", code));

const server = createServer(nodeHandler(vod)).listen(process.env.PORT ?? 3000);
await vod.start();
console.log(`${vod.provider}, configured by ${file ?? "the environment"}`);
process.once("SIGTERM", () => vod.stop().then(() => server.close()));
