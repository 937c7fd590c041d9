/**
 * A receiver with a durable inbox. It acknowledges a callback after its events are on the disk. It retries failed
 * handlers. After the last attempt, it moves an event to the dead letters, where you can inspect and redrive it.
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
  providers: { tencent, baidu }, // a receiver needs no credentials
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
  handling: { concurrency: 8, deadlineSeconds: 60, attempts: 5, serialBy: "media" },
  inbox,
});
vod.on("media.uploaded", async ({ mediaId, data }) => {
  if (data.media.name === undefined) throw permanent("the media has no name");
  console.log("uploaded", mediaId, data.media.name);
});
vod.diagnostics
  .on("rejected", ({ code }) => console.warn("rejected a callback:", code))
  .on("dead_lettered", ({ id, error }) =>
    console.warn("moved to the dead letters:", id, String(error)),
  );

const server = createServer(nodeHandler(vod)).listen(env.PORT ?? 3000);
await vod.start();
const { dead } = await inbox.admin.stats();
console.log(`callback URL: ${vod.callback.url}; dead letters: ${dead}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    const { inFlight } = await vod.stop({ deadlineSeconds: 10 });
    for (const { id } of inFlight) console.warn("will be retried:", id);
    server.close();
  });
}
