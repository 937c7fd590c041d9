/** Answers the probes of Kubernetes on a port of their own, which the load balancer does not reach. */
import { createServer } from "node:http";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";

const { env } = process;
const vod = createVodEvents({
  provider: "tencent",
  providers: { tencent },
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
  inbox: sqliteInbox(env.VOD_INBOX ?? "vod-events.db"),
});
vod.on("media.uploaded", ({ mediaId }) => console.log("uploaded", mediaId));
const server = createServer(nodeHandler(vod)).listen(env.PORT ?? 3000);

const probes = createServer(async ({ url }, response) => {
  const health = await vod.health();
  const ok = url === "/readyz" ? health.ready : health.live;
  response.writeHead(ok ? 200 : 503, { "content-type": "application/json" });
  response.end(JSON.stringify(health));
}).listen(env.PROBE_PORT ?? 9090);

await vod.start();
process.once("SIGTERM", async () => {
  await vod.stop(); // not ready from now on
  server.close();
  probes.close();
});
