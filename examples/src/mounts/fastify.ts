/** The receiver in Fastify. */
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { tencent } from "@vod-events/tencent";
import Fastify from "fastify";

const { env } = process;
const vod = createVodEvents({
  provider: env.VOD_PROVIDER,
  providers: { tencent, baidu },
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
});
vod.on("media.uploaded", ({ mediaId, data }) => console.log("uploaded", mediaId, data.media.name));
vod.diagnostics.on("rejected", ({ code, problems }) => console.warn("rejected:", code, problems));
await vod.start();

const app = Fastify({ requestTimeout: 15_000 });
const handle = nodeHandler(vod);
app.all("/vod/*", {
  async onRequest(request, reply) {
    reply.hijack(); // nodeHandler answers
    handle(request.raw, reply.raw);
  }, // before a body parser runs
  handler() {},
});
app.post("/echo", async (request) => request.body);

await app.listen({ port: Number(env.PORT ?? 3000) });
process.once("SIGTERM", () => vod.stop().then(() => app.close()));
