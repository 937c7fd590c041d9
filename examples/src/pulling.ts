import { createVodEvents } from "@vod-events/core";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";

const { env } = process;
const vod = createVodEvents({
  provider: "tencent",
  providers: { tencent }, // credentials are in the environment
  callback: { mode: "pull" },
  inbox: sqliteInbox(env.VOD_INBOX ?? "vod-events.db"),
});
vod.on("media.uploaded", ({ mediaId, data }) => console.log("uploaded", mediaId, data.media.name));
vod.diagnostics.on("dead_lettered", ({ id, error }) =>
  console.warn("moved to the dead letters:", id, error),
);

console.log((await vod.callback.apply()).changes); // switches the cloud to its queue if needed
await vod.start(); // pulls until stop()
process.once("SIGTERM", () => vod.stop());
