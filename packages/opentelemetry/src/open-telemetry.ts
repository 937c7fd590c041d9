import {
  context,
  type Link,
  type MeterProvider,
  metrics,
  ROOT_CONTEXT,
  SpanKind,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import type { Clock, Instrumentation, ObservedAttempt } from "@vod-events/core";
import { attributes, destination, messaging } from "./attributes.js";
import { countDiagnostics } from "./count-diagnostics.js";
import { createMeters } from "./meters.js";
import { nothing } from "./nothing.js";
import { observeInbox } from "./observe-inbox.js";
import { providerOf, recordAttempt } from "./record-attempt.js";
import { recordsAnything } from "./registered.js";
import { runInSpan, type SpanToRun } from "./run-in-span.js";
import { contextOf, formatTraceContext } from "./trace-context.js";

/** The options of {@link openTelemetry}. */
export interface OpenTelemetryOptions {
  /** Default: the registered one. */
  readonly tracerProvider?: TracerProvider | undefined;
  /** Default: the registered one. */
  readonly meterProvider?: MeterProvider | undefined;
}

const scope = "@vod-events/opentelemetry";
/** The calls of loops. They begin traces of their own, because the context of `start()` never ends in them. */
const loopCalls = /^(queue|reconciliation)\./;

/**
 * Creates an instrumentation that records traces and metrics through the OpenTelemetry API. Without an SDK, it
 * does nothing. Use one for each application, and register the SDK before.
 *
 * No span or metric contains a body, a URL, a secret or the message of an error.
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Instrumentation {
  const { tracerProvider = trace.getTracerProvider(), meterProvider = metrics.getMeterProvider() } =
    options;
  if (!recordsAnything(tracerProvider, meterProvider, scope)) return nothing;
  const tracer = tracerProvider.getTracer(scope);
  const meter = meterProvider.getMeter(scope);
  const meters = createMeters(meter);
  let clock: Pick<Clock, "now"> = Date;
  return {
    observe(application) {
      clock = application.clock;
      countDiagnostics(application.diagnostics, meters);
      observeInbox(meter, application);
    },
    delivery({ channel, provider }, next) {
      const span = {
        name: `receive ${provider}`,
        kind: SpanKind.CONSUMER,
        attributes: { ...messaging(provider, "receive"), [attributes.channel]: channel },
        parent: channel === "push" ? context.active() : ROOT_CONTEXT,
      };
      return runInSpan(tracer, span, next, { failureOf: ({ code }) => code });
    },
    traceContext() {
      const active = trace.getSpanContext(context.active());
      return active && formatTraceContext(active);
    },
    attempt(attempt, next) {
      return runInSpan(tracer, attemptSpan(attempt), next, {
        onEnd: (seconds, failure) =>
          recordAttempt(attempt, meters, { at: clock.now(), seconds, failure }),
      });
    },
    apiCall({ provider, operation }, next) {
      const observed = { ...destination(provider), [attributes.apiOperation]: operation };
      const span = {
        name: `${operation} ${provider}`,
        kind: SpanKind.CLIENT,
        attributes: observed,
        parent: loopCalls.test(operation) ? ROOT_CONTEXT : context.active(),
      };
      return runInSpan(tracer, span, next, {
        onEnd(seconds, failure) {
          const failed = failure !== undefined && { [attributes.errorType]: failure };
          meters.apiCalls.record(seconds, { ...observed, ...failed });
        },
      });
    },
  };
}

/** The attempt continues the trace of the delivery, and links to it as the conventions ask of consumers. */
function attemptSpan(attempt: ObservedAttempt): SpanToRun {
  const { event, integrity } = attempt;
  const provider = providerOf(attempt);
  const parent = contextOf(integrity.traceContext);
  const delivery = trace.getSpanContext(parent);
  const links: Link[] = delivery === undefined ? [] : [{ context: delivery }];
  return {
    ...{ name: `process ${provider}`, kind: SpanKind.CONSUMER, parent, links },
    attributes: {
      ...messaging(provider, "process"),
      [attributes.messageId]: event.id,
      [attributes.eventType]: event.type,
      [attributes.channel]: integrity.channel,
      [attributes.attempt]: attempt.attempt,
    },
  };
}
