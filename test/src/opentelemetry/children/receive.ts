import { context, createTraceState, ROOT_CONTEXT, TraceFlags, trace } from "@opentelemetry/api";
import { acmeRequest } from "../../core/acme.js";
import { optionsOf, tracedApplication } from "../traced-application.js";
import { gateway } from "../traced-process.js";

// Receives one callback in the trace of the gateway, and prints its spans.
const options = optionsOf("receive");
const { vod, end } = await tracedApplication(options, false);
const { traceId, spanId, state } = gateway;
const parent = trace.setSpanContext(ROOT_CONTEXT, {
  ...{ traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true },
  traceState: createTraceState(state),
});
const request = acmeRequest({ uploads: options.uploads }, { time: Date.now() });
const { status } = await context.with(parent, () => vod.receive(request));
if (status !== 200) throw new Error(`answered ${status}`);
await end();
