/** The receiver in Fastify. */
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { vodEvents } from "@vod-events/fastify";
import { tencent } from "@vod-events/tencent";
import Fastify from "fastify";

const { env } = process;
const vod = createVodEvents({
  provider: env.VOD_PROVIDER,
  providers: { tencent, baidu },
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
});
vod.diagnostics.on("rejected", ({ code, problems }) => console.warn("rejected:", code, problems));

const app = Fastify({ requestTimeout: 15_000 });
await app.register(vodEvents, { vod });
app.vod.on("media.uploaded", ({ mediaId, data }) =>
  console.log("uploaded", mediaId, data.media.name),
);
app.post("/echo", async (request) => request.body);

await app.listen({ port: Number(env.PORT ?? 3000) });
process.once("SIGTERM", () => app.close());
