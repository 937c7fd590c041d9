import { createServer } from "node:http";
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { tencent } from "@vod-events/tencent";

const { env } = process;
const vod = createVodEvents({
  provider: env.VOD_PROVIDER, // "tencent" or "baidu": the switch
  providers: {
    tencent: () =>
      tencent({
        credentials: { secretId: env.TENCENT_ID, secretKey: env.TENCENT_KEY },
        endpoint: env.TENCENT_ENDPOINT, // unset: the cloud itself
      }),
    baidu: () =>
      baidu({
        credentials: { accessKeyId: env.BAIDU_ID, secretAccessKey: env.BAIDU_KEY },
        endpoint: env.BAIDU_ENDPOINT,
      }),
  },
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
});
vod.on("media.uploaded", ({ mediaId, data }) => console.log("uploaded", mediaId, data.media.name));
vod.on("media.transcoded", ({ mediaId, outcome }) => console.log("transcoded", mediaId, outcome));
vod.observe.on("refused", ({ code }) => console.warn("refused a callback:", code));
const server = createServer(nodeHandler(vod)).listen(env.PORT ?? 3000);
await vod.start();
console.log((await vod.callback.apply()).changes); // tells the cloud, if it has to
process.once("SIGTERM", () => vod.stop().then(() => server.close()));
