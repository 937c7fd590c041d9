/** Structured logs of the diagnostics by pino. */
import { createServer } from "node:http";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { tencent } from "@vod-events/tencent";
import { pino } from "pino";

const { env } = process;
const vod = createVodEvents({
  provider: "tencent",
  providers: { tencent },
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
});

const log = pino({ name: "vod-events", level: env.LOG_LEVEL ?? "info" });
vod.diagnostics
  .on("handled", (fact) => log.info(fact, "event handled"))
  .on("rejected", ({ error, ...fact }) => log.warn({ ...fact, err: error }, "callback rejected"))
  .on("attempt_failed", ({ error, ...fact }) => log.warn({ ...fact, err: error }, "attempt failed"))
  .on("dead_lettered", ({ error, ...fact }) => log.error({ ...fact, err: error }, "dead letter"))
  .on("inbox_failed", ({ error }) => log.error({ err: error }, "inbox failed"));

vod.on("media.uploaded", ({ data }) => {
  if (data.media.name === undefined) throw new TypeError("the media has no name");
});
const server = createServer(nodeHandler(vod)).listen(env.PORT ?? 3000);
await vod.start();
log.info("ready");
process.once("SIGTERM", () => vod.stop().then(() => server.close()));
