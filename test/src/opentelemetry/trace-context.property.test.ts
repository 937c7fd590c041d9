import assert from "node:assert/strict";
import { context, isSpanContextValid, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import type { ObservedAttempt, TraceContext } from "@vod-events/core";
import { sampleEvent } from "@vod-events/testkit";
import fc from "fast-check";
import { Telemetry } from "./telemetry.js";

describe("a stored trace context of OpenTelemetry", () => {
  let telemetry: Telemetry;
  before(() => {
    telemetry = new Telemetry();
  });
  after(() => telemetry.close());

  const hex = (length: number) =>
    fc.string({
      unit: fc.constantFrom(..."0123456789abcdef"),
      minLength: length,
      maxLength: length,
    });
  const attemptOf = (traceContext: TraceContext): ObservedAttempt => ({
    event: sampleEvent("media.uploaded"),
    receivedAt: new Date(0),
    integrity: { channel: "push", covers: [], traceContext },
    attempt: 1,
  });
  /** The context of the span in which an attempt runs. */
  const spanOf = (attempt: ObservedAttempt) =>
    new Promise<ReturnType<typeof trace.getSpanContext>>((resolve) => {
      void telemetry.instrumentation().attempt(attempt, async () => {
        resolve(trace.getSpanContext(context.active()));
      });
    });

  it("is the active one, and an attempt continues it", async () => {
    await fc.assert(
      fc.asyncProperty(hex(32), hex(16), fc.constantFrom(0, 1), async (traceId, spanId, flags) => {
        const spanContext = { traceId, spanId, traceFlags: flags };
        const active = trace.setSpanContext(ROOT_CONTEXT, spanContext);
        const stored = context.with(active, () => telemetry.instrumentation().traceContext());
        if (!isSpanContextValid(spanContext)) return assert.equal(stored, undefined);
        assert.equal(stored?.traceparent, `00-${traceId}-${spanId}-0${flags}`);
        const own = await spanOf(attemptOf(stored));
        assert.deepEqual([own?.traceId, own?.traceFlags], [traceId, flags]);
      }),
    );
  });

  it("may be any text: an attempt runs", async () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constant("00-"));
    await fc.assert(
      fc.asyncProperty(text, text, async (traceparent, tracestate) => {
        assert.ok(await spanOf(attemptOf({ traceparent, tracestate })));
      }),
    );
  });
});
