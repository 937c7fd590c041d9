/** Metrics for Prometheus by prom-client, from the diagnostics and the inbox, without OpenTelemetry. */
import { createServer } from "node:http";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";
import { Counter, Gauge, Histogram, register } from "prom-client";

const { env } = process;
const inbox = sqliteInbox(env.VOD_INBOX ?? "vod-events.db");
const vod = createVodEvents({
  provider: "tencent",
  providers: { tencent },
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
  inbox,
});

const counter = (name: string, help: string, ...labelNames: string[]) =>
  new Counter({ name, help, labelNames });
const received = counter("vod_callbacks_total", "Callbacks whose body was read", "provider");
const rejected = counter("vod_rejections_total", "Rejected callbacks", "code");
const deadLettered = counter("vod_dead_letters_total", "Events without success", "type");
const handled = new Histogram({
  ...{ name: "vod_handling_seconds", help: "Duration of handlers", labelNames: ["type"] },
});
vod.diagnostics
  .on("received", ({ provider }) => received.inc({ provider }))
  .on("rejected", ({ code }) => rejected.inc({ code }))
  .on("dead_lettered", ({ type }) => deadLettered.inc({ type }))
  .on("handled", ({ type, milliseconds }) => handled.observe({ type }, milliseconds / 1000));
new Gauge({
  ...{ name: "vod_inbox_events", help: "Events in the inbox", labelNames: ["state"] },
  async collect() {
    const { waiting, running, dead } = await inbox.admin.stats();
    for (const [state, count] of Object.entries({ waiting, running, dead })) {
      this.set({ state }, count);
    }
  },
});

vod.on("media.uploaded", ({ mediaId }) => console.log("uploaded", mediaId));
const server = createServer(nodeHandler(vod)).listen(env.PORT ?? 3000);
const metrics = createServer(async (_, response) => {
  response.setHeader("content-type", register.contentType).end(await register.metrics());
}).listen(env.METRICS_PORT ?? 9464);
await vod.start();
process.once("SIGTERM", async () => {
  await vod.stop();
  server.close();
  metrics.close();
});
