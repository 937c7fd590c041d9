import assert from "node:assert/strict";
import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { VodError } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import { acme, acmeCallbackApi, acmeRequest } from "../core/acme.js";
import { items, queueOf } from "../core/acme-queue.js";
import { advanceUntil, application } from "../core/application.js";
import { historyAcme } from "../core/history-acme.js";
import { lookupAcme } from "../core/lookup-acme.js";
import { Telemetry } from "./telemetry.js";

describe("the spans of OpenTelemetry", () => {
  let telemetry: Telemetry;
  beforeEach(() => {
    telemetry = new Telemetry();
  });
  afterEach(() => telemetry.close());

  const traced = (options: Parameters<typeof application>[0] = {}) =>
    application({ instrumentation: telemetry.instrumentation(), ...options });
  const durable = () => storedInbox(memoryStore({ done: 99, dead: 99, open: 99 }));
  const one = (name: string) => {
    const [span, ...more] = telemetry.spansNamed(name);
    assert.ok(span !== undefined && more.length === 0, `${name}: ${more.length + 1}`);
    return span;
  };

  it("show a delivery and the attempt to handle its event in one trace, with a link", async () => {
    const { vod } = traced();
    vod.on("media.uploaded", () => {});
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    const delivery = one("receive acme");
    const attempt = one("process acme");
    assert.deepEqual(delivery.attributes, {
      "messaging.system.name": "vod_events",
      "messaging.destination.name": "acme",
      "messaging.operation.name": "receive",
      "messaging.operation.type": "receive",
      "vod_events.channel": "push",
    });
    assert.deepEqual(attempt.attributes, {
      "messaging.system.name": "vod_events",
      "messaging.destination.name": "acme",
      "messaging.operation.name": "process",
      "messaging.operation.type": "process",
      "messaging.message.id": "acme:upload:a",
      "vod_events.event.type": "media.uploaded",
      "vod_events.channel": "push",
      "vod_events.attempt": 1,
    });
    assert.deepEqual([delivery.kind, attempt.kind], [SpanKind.CONSUMER, SpanKind.CONSUMER]);
    const { traceId, spanId } = delivery.spanContext();
    assert.equal(attempt.spanContext().traceId, traceId);
    assert.equal(attempt.parentSpanContext?.spanId, spanId);
    assert.deepEqual(
      attempt.links.map((link) => [link.context.traceId, link.context.spanId]),
      [[traceId, spanId]],
    );
  });

  it("are the parents of what the application does in a handler", async () => {
    const { vod } = traced();
    const tracer = telemetry.tracerProvider.getTracer("application");
    vod.on("media.uploaded", async () => {
      await Promise.resolve();
      tracer.startSpan("work").end();
    });
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    assert.equal(one("work").parentSpanContext?.spanId, one("process acme").spanContext().spanId);
  });

  it("continue the trace of the HTTP request", async () => {
    const { vod } = traced();
    const request = telemetry.tracerProvider.getTracer("http").startSpan("POST /hooks");
    await context.with(trace.setSpan(context.active(), request), () =>
      vod.receive(acmeRequest({ uploads: ["a"] })),
    );
    assert.equal(one("receive acme").parentSpanContext?.spanId, request.spanContext().spanId);
  });

  it("do not mix the traces of two deliveries, whose events one worker handles", async () => {
    const { vod } = traced();
    vod.on("media.uploaded", () => {});
    await Promise.all([
      vod.receive(acmeRequest({ uploads: ["a"] })),
      vod.receive(acmeRequest({ uploads: ["b", "c"] })),
    ]);
    const attempts = telemetry.spansNamed("process acme");
    const traces = new Set(attempts.map((span) => span.spanContext().traceId));
    assert.deepEqual([attempts.length, traces.size], [3, 2]);
  });

  it("show each attempt, and the type of the error of a failed one", async () => {
    const { vod, clock } = traced({ inbox: durable() });
    vod.on("media.uploaded", (_, { attempt }) => {
      if (attempt === 1) throw new TypeError("secret https://example.com/?sign=1");
      if (attempt === 2) throw new VodError("timeout", "it took long");
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(10_000);
    await vod.stop();
    const attempts = telemetry.spansNamed("process acme");
    assert.deepEqual(
      attempts.map((span) => [
        span.attributes["vod_events.attempt"],
        span.attributes["error.type"],
      ]),
      [
        [1, "TypeError"],
        [2, "timeout"],
        [3, undefined],
      ],
    );
    const { ERROR, UNSET } = SpanStatusCode;
    assert.deepEqual(
      attempts.map(({ status }) => status),
      [{ code: ERROR }, { code: ERROR }, { code: UNSET }],
    );
    assert.equal(new Set(attempts.map((span) => span.spanContext().traceId)).size, 1);
    assert.ok(attempts.every(({ events }) => events.length === 0));
  });

  it("show no attempt for an event without a handler", async () => {
    const { vod } = traced();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    assert.deepEqual(
      telemetry.spans.map(({ name }) => name),
      ["receive acme"],
    );
  });

  it("name the code of a rejected delivery, and show none for an unknown path", async () => {
    const { vod } = traced();
    await vod.receive(acmeRequest({ uploads: ["a"] }, { key: "another1" }));
    await vod.receive(acmeRequest({}, { path: "/admin?token=secret" }));
    const span = one("receive acme");
    assert.equal(span.attributes["error.type"], "signature_mismatch");
    assert.equal(telemetry.spans.length, 1);
  });

  it("begin a new trace for an event that was stored without a trace context", async () => {
    const store = memoryStore({ done: 99, dead: 99, open: 99 });
    const before = application({ inbox: storedInbox({ ...store, close: async () => {} }) });
    await before.vod.receive(acmeRequest({ uploads: ["a"] }));
    const { vod, clock } = traced({ inbox: storedInbox(store) });
    vod.on("media.uploaded", () => {});
    await vod.start();
    await clock.advance(10);
    await vod.stop();
    const attempt = one("process acme");
    assert.deepEqual([attempt.parentSpanContext, attempt.links], [undefined, []]);
  });

  it("ignore a stored trace context that is invalid", async () => {
    const texts = ["", "00-0-0-01", `00-${"0".repeat(32)}-${"1".repeat(16)}-01`, "00-é"];
    const inbox = durable();
    const { vod, clock } = traced({ inbox });
    vod.on("media.uploaded", () => {});
    const event = acme().normalize({ ...noEvents, uploads: ["a"] })[0];
    assert.ok(event);
    await vod.start();
    for (const [index, traceparent] of texts.entries()) {
      const integrity = { channel: "push", covers: [], traceContext: { traceparent } } as const;
      const id = `acme:${index}`;
      await inbox.accept([
        { event: { ...event, id }, receivedAt: new Date(clock.now()), integrity },
      ]);
    }
    await clock.advance(10);
    await vod.stop();
    const attempts = telemetry.spansNamed("process acme");
    assert.deepEqual([attempts.length, attempts.filter(({ links }) => links[0])], [4, []]);
  });

  it("keep the state of a trace", async () => {
    const { vod } = traced();
    const stored: unknown[] = [];
    vod.on("media.uploaded", (_, { integrity }) => stored.push(integrity.traceContext));
    const traceparent = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;
    const { createTraceState } = await import("@opentelemetry/api");
    const parent = trace.setSpanContext(context.active(), {
      ...{ traceId: "a".repeat(32), spanId: "b".repeat(16), traceFlags: 1 },
      traceState: createTraceState("vendor=1"),
    });
    await context.with(parent, () => vod.receive(acmeRequest({ uploads: ["a"] })));
    const [{ traceparent: own, tracestate }] = stored as [Record<string, string>];
    assert.equal(own?.slice(0, 35), traceparent.slice(0, 35));
    assert.equal(tracestate, "vendor=1");
    assert.equal(one("process acme").spanContext().traceState?.serialize(), "vendor=1");
  });

  it("show the calls of a queue and its messages in traces of their own", async () => {
    const { vod, clock } = traced({
      adapter: acme({ queue: queueOf(items("a")) }),
      callback: { mode: "pull" },
    });
    vod.on("media.uploaded", () => {});
    const tracer = telemetry.tracerProvider.getTracer("application");
    await tracer.startActiveSpan("start", (span) => vod.start().finally(() => span.end()));
    await clock.advance(1000);
    await vod.stop();
    for (const name of ["queue.pull acme", "queue.confirm acme", "receive acme"]) {
      assert.equal(telemetry.spansNamed(name)[0]?.parentSpanContext, undefined, name);
    }
    assert.equal(one("receive acme").attributes["vod_events.channel"], "pull");
    assert.equal(telemetry.spansNamed("queue.pull acme")[0]?.kind, SpanKind.CLIENT);
    assert.equal(one("process acme").links.length, 1);
  });

  it("show the calls of a reconciliation and its events", async () => {
    const history = historyAcme();
    const memory = memoryStore({ done: 99, dead: 99, open: 99 });
    const inbox = storedInbox({ ...memory, durable: true });
    const { vod, clock } = traced({ adapter: history.adapter, inbox });
    history.uploads.push({ mediaId: "a", at: clock.now() - 1000 });
    await advanceUntil(clock, vod.reconcile({ since: new Date(clock.now() - 5000) }));
    await vod.stop();
    assert.equal(one("receive acme").attributes["vod_events.channel"], "reconciled");
    assert.equal(one("reconciliation.read acme").kind, SpanKind.CLIENT);
  });

  it("show the calls of the callback config, and the code of a failed one", async () => {
    const api = acmeCallbackApi();
    const read = async () => {
      throw new VodError("permission_denied", "no");
    };
    const good = traced({ adapter: acme({ callback: api }) });
    await good.vod.callback.apply();
    const bad = traced({ adapter: acme({ callback: { ...api, read } }) });
    await assert.rejects(bad.vod.callback.plan(), { code: "permission_denied" });
    const calls = telemetry.spans.map(({ name, attributes }) => [name, attributes["error.type"]]);
    assert.deepEqual(calls, [
      ["callback.read acme", undefined],
      ["callback.write acme", undefined],
      ["callback.read acme", undefined],
      ["callback.read acme", "permission_denied"],
    ]);
  });

  it("show a lookup inside of the attempt", async () => {
    const lookup = lookupAcme();
    const { vod } = traced({ adapter: lookup.adapter, receiver: { confirm: "api" } });
    vod.on("media.uploaded", () => {});
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    assert.equal(
      one("confirmation.lookup acme").parentSpanContext?.spanId,
      one("process acme").spanContext().spanId,
    );
  });

  it("show a lookup inside of the attempt of its event, which changes a media state only", async () => {
    const { adapter } = lookupAcme();
    const { vod, clock } = traced({ adapter, receiver: { confirm: "api" }, media: true });
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await advanceUntil(clock, vod.receive(acmeRequest({ uploads: ["b"] })));
    assert.deepEqual(
      telemetry
        .spansNamed("confirmation.lookup acme")
        .map((span) => span.parentSpanContext?.spanId),
      telemetry.spansNamed("process acme").map((span) => span.spanContext().spanId),
    );
    assert.equal(telemetry.spansNamed("process acme").length, 2);
  });
});

const noEvents = { uploads: [], deletions: [], unknowns: [], checks: [] };
