/** Traces to the console and metrics for Prometheus, through the OpenTelemetry SDK. */
import { createServer } from "node:http";
import { context, metrics, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { PrometheusExporter } from "@opentelemetry/exporter-prometheus";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  ConsoleSpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { openTelemetry } from "@vod-events/opentelemetry";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";

const { env } = process;

// The SDK comes first. In production, @opentelemetry/sdk-node does this in a file that node --import loads.
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
const tracing = new BasicTracerProvider({
  spanProcessors: [new SimpleSpanProcessor(new ConsoleSpanExporter())],
});
trace.setGlobalTracerProvider(tracing);
const measuring = new MeterProvider({
  readers: [new PrometheusExporter({ port: Number(env.METRICS_PORT ?? 9464) })],
});
metrics.setGlobalMeterProvider(measuring);

const vod = createVodEvents({
  provider: "tencent",
  providers: { tencent },
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
  inbox: sqliteInbox(env.VOD_INBOX ?? "vod-events.db"),
  instrumentation: openTelemetry(),
});
vod.on("media.uploaded", ({ mediaId }) => console.log("uploaded", mediaId));
const server = createServer(nodeHandler(vod)).listen(env.PORT ?? 3000);
await vod.start();
process.once("SIGTERM", async () => {
  await vod.stop();
  server.close();
  await Promise.all([tracing.shutdown(), measuring.shutdown()]);
});
