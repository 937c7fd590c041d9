import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VodError } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import { acme, acmeRequest } from "../core/acme.js";
import { items, queueOf } from "../core/acme-queue.js";
import { application, pushConfig } from "../core/application.js";
import { historyAcme } from "../core/history-acme.js";
import { Telemetry } from "./telemetry.js";

describe("the failures that OpenTelemetry counts", () => {
  let telemetry: Telemetry;
  beforeEach(() => {
    telemetry = new Telemetry();
  });
  afterEach(() => telemetry.close());

  const failures = () =>
    telemetry.counts(
      "vod_events.failures",
      ...["vod_events.diagnostic", "error.type", "messaging.destination.name"],
    );
  const store = () => ({ ...memoryStore({ done: 99, dead: 99, open: 99 }), durable: true });

  /** Runs an application for some seconds. */
  async function run(options: Parameters<typeof application>[0], uploads: readonly string[] = []) {
    const instrumentation = telemetry.instrumentation();
    const { vod, clock } = application({ instrumentation, ...options });
    vod.on("media.uploaded", () => {});
    await vod.start();
    if (uploads.length > 0) await vod.receive(acmeRequest({ uploads }));
    await clock.advance(900);
    await vod.stop();
  }
  const pulling = (queue: ReturnType<typeof queueOf>) =>
    run({ adapter: acme({ queue }), callback: { mode: "pull" } });

  it("are those of pulls", async () => {
    const throttled = () => Promise.reject(new VodError("throttled", "too many requests"));
    await pulling(queueOf(throttled, items("a")));
    assert.deepEqual(await failures(), [["pull_failed", "throttled", "acme", 1]]);
  });

  it("are those of confirms", async () => {
    const queue = queueOf(items("a"));
    queue.onConfirm = () => {
      throw new VodError("request_rejected", "no");
    };
    await pulling(queue);
    assert.deepEqual(await failures(), [["confirm_failed", "request_rejected", "acme", 1]]);
  });

  it("are those of deliveries", async () => {
    await pulling(queueOf(() => [{ handle: "h", json: { defect: true } }]));
    assert.deepEqual(await failures(), [["delivery_failed", "adapter_failed", "acme", 1]]);
  });

  it("are those of the inbox", async () => {
    const full = async () => {
      throw new VodError("inbox_unavailable", "no");
    };
    await run({ inbox: storedInbox({ ...store(), put: full }) }, ["a"]);
    assert.deepEqual(await failures(), [["inbox_failed", "inbox_unavailable", undefined, 1]]);
  });

  it("are lost leases", async () => {
    await run({ inbox: storedInbox({ ...store(), complete: async () => false }) }, ["a"]);
    assert.deepEqual(await failures(), [["lease_lost", undefined, "acme", 1]]);
  });

  it("are those of scheduled reconciliations", async () => {
    const history = historyAcme();
    history.beforeRead = () => {
      throw new VodError("permission_denied", "no");
    };
    await run({
      adapter: history.adapter,
      inbox: storedInbox(store()),
      reconcile: { everySeconds: 300, windowSeconds: 3600 },
    });
    assert.deepEqual(await failures(), [["reconcile_failed", "permission_denied", "acme", 1]]);
  });

  it("are those of reading the key file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    const keyFile = join(folder, "keys.json");
    writeFileSync(keyFile, JSON.stringify({ key: "secret1" }));
    const instrumentation = telemetry.instrumentation();
    const callback = { ...pushConfig, signing: { keyFile } };
    const { vod } = application({ instrumentation, callback });
    rmSync(folder, { recursive: true });
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    assert.deepEqual(await failures(), [["key_file_unreadable", "config_invalid", undefined, 1]]);
  });
});
