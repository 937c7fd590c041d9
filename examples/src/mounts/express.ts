/** The receiver in Express. */
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { tencent } from "@vod-events/tencent";
import express from "express";

const { env } = process;
const vod = createVodEvents({
  provider: env.VOD_PROVIDER,
  providers: { tencent, baidu },
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
});
vod.on("media.uploaded", ({ mediaId, data }) => console.log("uploaded", mediaId, data.media.name));
vod.diagnostics.on("rejected", ({ code, problems }) => console.warn("rejected:", code, problems));
await vod.start();

const app = express();
app.use("/vod", nodeHandler(vod)); // before every body parser
app.use(express.json());
app.post("/echo", (request, response) => {
  response.json(request.body);
});

const server = app.listen(env.PORT ?? 3000);
process.once("SIGTERM", () => vod.stop().then(() => server.close()));
