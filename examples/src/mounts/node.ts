/** The receiver on `node:http`. `VOD_CALLBACK_URL` ends in `/vod` in every example. */
import { createServer } from "node:http";
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { tencent } from "@vod-events/tencent";

const { env } = process;
const vod = createVodEvents({
  provider: env.VOD_PROVIDER,
  providers: { tencent, baidu },
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
});
vod.on("media.uploaded", ({ mediaId, data }) => console.log("uploaded", mediaId, data.media.name));
vod.diagnostics.on("rejected", ({ code, problems }) => console.warn("rejected:", code, problems));
await vod.start();

const limits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 5_000,
};
const server = createServer(limits, nodeHandler(vod));
server.maxConnections = 1000;
server.listen(env.PORT ?? 3000);
process.once("SIGTERM", () => vod.stop().then(() => server.close()));
