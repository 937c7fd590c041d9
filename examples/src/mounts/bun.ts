/** The receiver in Bun: `bun mounts/bun.js`. */
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { fetchHandler } from "@vod-events/core/http";
import { tencent } from "@vod-events/tencent";

/** The part of Bun that this example needs. `@types/bun` declares all of it. */
declare const Bun: {
  serve(options: { fetch: (request: Request) => Promise<Response>; port: number }): {
    stop(): Promise<void>;
  };
};

const { env } = process;
const vod = createVodEvents({
  provider: env.VOD_PROVIDER,
  providers: { tencent, baidu },
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
});
vod.on("media.uploaded", ({ mediaId, data }) => console.log("uploaded", mediaId, data.media.name));
vod.diagnostics.on("rejected", ({ code, problems }) => console.warn("rejected:", code, problems));
await vod.start();

const server = Bun.serve({ fetch: fetchHandler(vod), port: Number(env.PORT ?? 3000) });
process.once("SIGTERM", () => vod.stop().then(() => server.stop()));
