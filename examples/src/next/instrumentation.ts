/** `instrumentation.ts` of a Next.js application. Next.js calls `register` once when a server starts, not in a build. */
import type { VodEvents } from "@vod-events/core";

declare global {
  var vod: VodEvents;
}

export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { createVodEvents } = await import("@vod-events/core");
    const { baidu } = await import("@vod-events/baidu");
    const { tencent } = await import("@vod-events/tencent");
    const { env } = process;
    const vod = createVodEvents({
      provider: env.VOD_PROVIDER,
      providers: { tencent, baidu },
      callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
    });
    vod.on("media.uploaded", ({ mediaId, data }) =>
      console.log("uploaded", mediaId, data.media.name),
    );
    vod.diagnostics.on("rejected", ({ code, problems }) =>
      console.warn("rejected:", code, problems),
    );
    await vod.start();
    globalThis.vod = vod;
    process.once("SIGTERM", () => vod.stop().then(() => process.exit()));
  }
}
