/** The receiver as a function from `Request` to `Response`, as the routes of many frameworks are. */
import { serve } from "@hono/node-server";
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { fetchHandler } from "@vod-events/core/http";
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

export const POST = fetchHandler(vod);

const server = serve({ fetch: POST, port: Number(env.PORT ?? 3000) });
process.once("SIGTERM", () => vod.stop().then(() => server.close()));
