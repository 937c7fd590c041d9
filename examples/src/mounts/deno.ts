/** The receiver in Deno: `deno run --allow-env --allow-net mounts/deno.js`. */
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { fetchHandler } from "@vod-events/core/http";
import { tencent } from "@vod-events/tencent";

/** The part of Deno that this example needs. Deno declares all of it. */
declare const Deno: {
  serve(
    options: { port: number },
    handler: (request: Request) => Promise<Response>,
  ): {
    shutdown(): Promise<void>;
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

const server = Deno.serve({ port: Number(env.PORT ?? 3000) }, fetchHandler(vod));
process.once("SIGTERM", () => vod.stop().then(() => server.shutdown()));
