/** The receiver in Koa. */
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { tencent } from "@vod-events/tencent";
import Koa from "koa";

const { env } = process;
const vod = createVodEvents({
  provider: env.VOD_PROVIDER,
  providers: { tencent, baidu },
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
});
vod.on("media.uploaded", ({ mediaId, data }) => console.log("uploaded", mediaId, data.media.name));
vod.diagnostics.on("rejected", ({ code, problems }) => console.warn("rejected:", code, problems));
await vod.start();

const app = new Koa();
const handle = nodeHandler(vod);
app.use(async (context, next) => {
  if (!context.path.startsWith("/vod/")) return next();
  context.respond = false; // nodeHandler answers
  handle(context.req, context.res);
}); // before every body parser

const server = app.listen(env.PORT ?? 3000);
process.once("SIGTERM", () => vod.stop().then(() => server.close()));
