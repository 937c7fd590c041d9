import { context } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { openTelemetry } from "@vod-events/opentelemetry";
import { sqliteInbox } from "@vod-events/sqlite";
import { acmeRequest } from "../../core/acme.js";
import { application } from "../../core/application.js";

// Receives one callback into the file of an inbox, and prints the context of the delivery's span.
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
const exporter = new InMemorySpanExporter();
const tracerProvider = new BasicTracerProvider({
  spanProcessors: [new SimpleSpanProcessor(exporter)],
});
const { vod } = application({
  inbox: sqliteInbox(process.argv[2] ?? "", { worker: false }),
  instrumentation: openTelemetry({ tracerProvider }),
});
const { status } = await vod.receive(acmeRequest({ uploads: ["a"] }));
await vod.stop();
const [span] = exporter.getFinishedSpans();
process.stdout.write(JSON.stringify({ status, ...span?.spanContext() }));
