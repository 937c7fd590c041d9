/**
 * A receiver that loses nothing: events are on the disk before the cloud is answered, handlers that fail are
 * tried again, and what fails for good is kept to be looked at and sent round again.
 */
import { createServer } from "node:http";
import { baidu } from "@vod-events/baidu";
import { createVodEvents, permanent } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";

const { env } = process;
const inbox = sqliteInbox(env.VOD_INBOX ?? "vod-events.db");
const vod = createVodEvents({
  provider: env.VOD_PROVIDER,
  providers: { tencent, baidu }, // a mere receiver needs no credentials
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
  handling: { concurrency: 8, deadlineSeconds: 60, attempts: 5, serialBy: "media" },
  inbox,
});
vod.on("media.uploaded", async ({ mediaId, data }) => {
  if (data.media.name === undefined) throw permanent("a media without a name is none of ours");
  console.log("uploaded", mediaId, data.media.name);
});
vod.diagnostics
  .on("rejected", ({ code }) => console.warn("rejected a callback:", code))
  .on("dead_lettered", ({ id, error }) => console.warn("gave up on", id, String(error)));

const server = createServer(nodeHandler(vod)).listen(env.PORT ?? 3000);
await vod.start();
const { dead } = await inbox.admin.stats();
console.log(`tell the cloud ${vod.callback.url}; dead from before: ${dead}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    const { inFlight } = await vod.stop({ deadlineSeconds: 10 });
    for (const { id } of inFlight) console.warn("comes again:", id);
    server.close();
  });
}
