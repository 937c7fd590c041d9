import assert from "node:assert/strict";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import { acme, acmeCallbackApi, acmeRequest } from "../core/acme.js";
import { advanceUntil, application, recordDiagnostics } from "../core/application.js";
import { warningAcme } from "../core/warning-acme.js";
import { sumOf, Telemetry } from "./telemetry.js";
import { timedAcme } from "./timed-acme.js";

const start = Date.UTC(2026, 0, 1);

describe("the metrics of OpenTelemetry", () => {
  let telemetry: Telemetry;
  beforeEach(() => {
    telemetry = new Telemetry();
  });
  afterEach(() => telemetry.close());

  const measured = (options: Parameters<typeof application>[0] = {}) =>
    application({ instrumentation: telemetry.instrumentation(), ...options });
  const durable = (parts = {}) =>
    storedInbox({ ...memoryStore({ done: 99, dead: 99, open: 99 }), ...parts });
  const of = (name: string, ...keys: readonly string[]) => telemetry.counts(name, ...keys);
  const provider = "messaging.destination.name";

  it("count callbacks, rejections by code and duplicates", async () => {
    const { vod } = measured();
    vod.on("media.uploaded", () => {});
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await vod.receive(acmeRequest({ uploads: ["a"] }, { time: start + 5 }));
    await vod.receive(acmeRequest({ uploads: ["a"] }, { key: "another1" }));
    await vod.receive(acmeRequest({}, { path: "/other" }));
    assert.deepEqual(
      await of("messaging.client.consumed.messages", provider, "vod_events.channel"),
      [["acme", "push", 3]],
    );
    assert.deepEqual(await of("vod_events.delivery.rejections", provider, "error.type"), [
      ["acme", "signature_mismatch", 1],
      [undefined, "path_not_found", 1],
    ]);
    assert.deepEqual(await of("vod_events.event.duplicates", "vod_events.event.type"), [
      ["media.uploaded", 1],
    ]);
  });

  it("measure attempts, retries, dead letters and the lag from the event to its end", async () => {
    const { vod, clock } = measured({
      adapter: timedAcme(new Date(start - 3000)),
      inbox: durable(),
      handling: { attempts: 2 },
    });
    vod.on("media.uploaded", ({ mediaId }, { attempt }) => {
      if (mediaId === "b" || attempt === 1) throw new TypeError("no");
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a", "b"] }));
    await clock.advance(10_000);
    await vod.stop();
    assert.deepEqual(await of("messaging.process.duration", "error.type"), [
      ["TypeError", 3],
      [undefined, 1],
    ]);
    assert.deepEqual(await of("vod_events.event.retries"), [[2]]);
    assert.deepEqual(await of("vod_events.event.dead_letters", "error.type"), [["TypeError", 1]]);
    assert.deepEqual(await of("vod_events.delivery.lag", "vod_events.channel"), [["push", 2]]);
    const [received] = await telemetry.points("vod_events.delivery.lag");
    const [handled] = await telemetry.points("vod_events.event.lag");
    assert.equal(sumOf(received), 6);
    assert.ok(sumOf(handled) >= 3.9 && sumOf(handled) < 5, String(sumOf(handled)));
  });

  it("measure no lag without a time of the event, or with a derived one", async () => {
    const plain = timedAcme(new Date(start));
    const derived = {
      ...plain,
      normalize: (wire: Parameters<typeof plain.normalize>[0]) =>
        plain.normalize(wire).map((event) => ({ ...event, timeSource: "derived" as const })),
    };
    for (const adapter of [acme(), derived]) {
      const { vod } = measured({ adapter });
      vod.on("media.uploaded", () => {});
      await vod.receive(acmeRequest({ uploads: ["a"] }));
    }
    assert.deepEqual(await telemetry.points("vod_events.event.lag"), []);
    assert.deepEqual(await telemetry.points("vod_events.delivery.lag"), []);
  });

  it("show the depth of the inbox and the age of its oldest event, until the stop", async () => {
    const store = memoryStore({ done: 99, dead: 99, open: 99 });
    let reads = 0;
    const stats = () => {
      reads += 1;
      return store.stats();
    };
    const { vod, clock } = measured({
      inbox: storedInbox({ ...store, stats }),
      handling: { attempts: 1, concurrency: 2, deadlineSeconds: 3600 },
    });
    const finish: (() => void)[] = [];
    vod.on("media.uploaded", async ({ mediaId }) => {
      if (mediaId === "dead") throw new Error("no");
      await new Promise<void>((resolve) => finish.push(resolve));
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["dead"] }));
    await clock.advance(1000);
    await vod.receive(acmeRequest({ uploads: ["a", "b", "c"] }));
    await clock.advance(90_000);
    assert.deepEqual(await of("vod_events.inbox.events", "vod_events.inbox.state"), [
      ["waiting", 1],
      ["running", 2],
      ["dead", 1],
    ]);
    assert.deepEqual(await of("vod_events.inbox.oldest_age"), [[90]]);
    for (const end of finish) end();
    await vod.stop();
    const before = reads;
    await telemetry.metrics();
    assert.deepEqual([before > 0, reads - before], [true, 0]);
  });

  it("show nothing of an inbox that fails", async () => {
    measured({ inbox: durable({ stats: () => Promise.reject(new Error("no")) }) });
    assert.deepEqual(await telemetry.points("vod_events.inbox.events"), []);
  });

  it("measure the time that handlers and API calls take, in seconds", async () => {
    const api = acmeCallbackApi();
    let called = 0;
    let handled = 0;
    const read = async () => {
      called = await passMilliseconds(50);
      return api.read();
    };
    const { vod } = measured({ adapter: acme({ callback: { ...api, read } }) });
    vod.on("media.uploaded", async () => {
      handled = await passMilliseconds(50);
    });
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await vod.callback.plan();
    const durations = [
      ["messaging.process.duration", handled],
      ["vod_events.api.duration", called],
    ] as const;
    for (const [name, milliseconds] of durations) {
      const seconds = sumOf((await telemetry.points(name))[0]);
      assert.ok(seconds >= milliseconds / 1000 && seconds < 20, `${name} ${seconds}`);
    }
  });

  it("count each unknown name of a schema once, by its kind", async () => {
    const { vod } = measured({
      adapter: warningAcme(
        { kind: "unknown_type", name: "NewThing" },
        { kind: "unknown_field", name: "first" },
        { kind: "unknown_field", name: "second" },
      ),
    });
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await vod.receive(acmeRequest({ uploads: ["b"] }));
    assert.deepEqual(
      await of("vod_events.schema.drifts", provider, "vod_events.schema.drift_kind"),
      [
        ["acme", "unknown_type", 1],
        ["acme", "unknown_field", 2],
      ],
    );
  });

  it("count no dead letter for what a reconciliation cannot decode, because it is not stored", async () => {
    const limits = { callsPerSecond: Number.POSITIVE_INFINITY };
    const read = async () => ({ events: [[], { uploads: ["a"] }], calls: 1 as const });
    const inbox = durable({ durable: true });
    const adapter = { ...acme(), reconciliation: { limits, coverage: {}, read } };
    const { vod, clock } = measured({ adapter, inbox });
    const reports = recordDiagnostics(vod, "undecodable");
    const since = new Date(clock.now() - 60_000);
    await advanceUntil(clock, vod.reconcile({ since }));
    assert.deepEqual(
      reports.map(({ diagnostic }) => diagnostic.stored),
      [false],
    );
    assert.deepEqual(await telemetry.points("vod_events.event.dead_letters"), []);
    const { dead, waiting } = await inbox.admin.stats();
    assert.deepEqual([dead, waiting], [0, 1]);
    await vod.stop();
  });

  it("show how many settings of the callback config differ", async () => {
    const { vod } = measured({ adapter: acme({ callback: acmeCallbackApi() }) });
    const plan = await vod.callback.plan();
    assert.ok(plan.changes.length > 0);
    const name = "vod_events.config.differences";
    assert.deepEqual(await of(name, provider), [["acme", plan.changes.length]]);
    await vod.callback.apply(plan);
    assert.deepEqual(await of(name, provider), [["acme", 0]]);
  });
});

/** Waits by the clock of the machine, by which durations are measured. Returns how long it took. */
async function passMilliseconds(atLeast: number): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < atLeast) await new Promise((resolve) => setImmediate(resolve));
  return performance.now() - began;
}
