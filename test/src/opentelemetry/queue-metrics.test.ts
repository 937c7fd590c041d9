import assert from "node:assert/strict";
import { VodError } from "@vod-events/core";
import { acme } from "../core/acme.js";
import { items, queueOf } from "../core/acme-queue.js";
import { application } from "../core/application.js";
import { sumOf, Telemetry } from "./telemetry.js";
import { timedAcme } from "./timed-acme.js";

const start = Date.UTC(2026, 0, 1);

describe("the metrics of OpenTelemetry about a queue", () => {
  let telemetry: Telemetry;
  beforeEach(() => {
    telemetry = new Telemetry();
  });
  afterEach(() => telemetry.close());

  /** Pulls for some seconds. */
  async function pull(adapter: ReturnType<typeof acme>): Promise<void> {
    const instrumentation = telemetry.instrumentation();
    const { vod, clock } = application({ instrumentation, adapter, callback: { mode: "pull" } });
    vod.on("media.uploaded", () => {});
    await vod.start();
    await clock.advance(4000);
    await vod.stop();
  }
  const of = (name: string, ...keys: readonly string[]) => telemetry.counts(name, ...keys);
  const provider = "messaging.destination.name";

  it("measure its lag, from the event to its receipt", async () => {
    const queue = queueOf(items("a", "b"));
    await pull(timedAcme(new Date(start - 60_000), { queue }));
    const name = "vod_events.delivery.lag";
    assert.deepEqual(await of(name, provider, "vod_events.channel"), [["acme", "pull", 2]]);
    assert.equal(sumOf((await telemetry.points(name))[0]), 120);
  });

  it("count its messages, and those that cannot be decoded as dead letters", async () => {
    await pull(acme({ queue: queueOf(items("a", "b"), () => [{ handle: "h", json: [] }]) }));
    assert.deepEqual(
      await of("messaging.client.consumed.messages", provider, "vod_events.channel"),
      [["acme", "pull", 3]],
    );
    assert.deepEqual(await of("vod_events.event.dead_letters", provider, "error.type"), [
      ["acme", "body_not_decodable", 1],
    ]);
  });

  it("measure its calls, and name the error of one that is throttled", async () => {
    const throttled = () => Promise.reject(new VodError("throttled", "too many requests"));
    await pull(acme({ queue: queueOf(throttled, items("a")) }));
    const calls = await of("vod_events.api.duration", "vod_events.api.operation", "error.type");
    assert.deepEqual(calls[0], ["queue.pull", "throttled", 1]);
    assert.deepEqual(
      calls.map(([operation, type]) => [operation, type]),
      [
        ["queue.pull", "throttled"],
        ["queue.pull", undefined],
        ["queue.confirm", undefined],
      ],
    );
  });
});
