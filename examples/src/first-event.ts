import { createServer } from "node:http";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { tencent } from "@vod-events/tencent";
import { volcengine } from "@vod-events/volcengine";

const { env } = process;
const vod = createVodEvents({
  provider: env.VOD_PROVIDER, // "tencent", "baidu", "alibaba" or "volcengine"
  providers: { tencent, baidu, alibaba, volcengine }, // credentials are in the environment
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
});
vod.on("media.uploaded", ({ mediaId, data }) => console.log("uploaded", mediaId, data.media.name));
vod.on("media.transcoded", ({ mediaId, outcome }) => console.log("transcoded", mediaId, outcome));
vod.diagnostics.on("rejected", ({ code }) => console.warn("rejected a callback:", code));
const server = createServer(nodeHandler(vod)).listen(env.PORT ?? 3000);
await vod.start();
console.log((await vod.callback.apply()).changes); // configures the provider if needed
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => vod.stop().then(() => server.close()));
}
