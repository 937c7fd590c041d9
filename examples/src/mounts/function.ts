/** The receiver as a serverless function. The platform calls `handler`. */
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { functionHandler } from "@vod-events/core/http";
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

export const handler = functionHandler(vod);
