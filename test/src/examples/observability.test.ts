import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCallbackManager } from "@vod-events/core";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import { until } from "../end-to-end/testbed.js";
import { answering } from "./answering.js";
import { freePort } from "./free-port.js";
import { type RunningExample, runExample } from "./run-example.js";

const key = "0123456789abcdefghijABCDEFGHIJzz";

describe("the examples of observability", function () {
  this.timeout(20_000);
  let folder: string;
  let cloud: SimulatedTencent;
  let example: RunningExample;
  let base: string;
  let port: number;
  let second: number;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    cloud = await simulateTencent();
    [port, second] = [await freePort(), await freePort()];
    base = `http://127.0.0.1:${port}/vod`;
  });
  afterEach(async () => {
    example.process.kill("SIGKILL");
    await example.ended;
    await cloud.close();
    rmSync(folder, { recursive: true });
  });

  /** Starts an example and has the cloud call it with an upload. */
  async function upload(name: string): Promise<void> {
    example = runExample(`observability/${name}`, {
      ...{ VOD_CALLBACK_URL: base, VOD_SIGNING_KEY: key, PORT: String(port) },
      ...{ VOD_INBOX: join(folder, "inbox.db") },
      ...{ PROBE_PORT: String(second), METRICS_PORT: String(second) },
    });
    await answering(base, example);
    const { endpoint, credentials } = cloud;
    await createCallbackManager({
      provider: "tencent",
      providers: { tencent: () => tencent({ endpoint, credentials }) },
      callback: { mode: "push", url: base, signing: { key } },
    }).apply();
    await cloud.upload({ name: "harbour.mp4" });
    await until(() => cloud.deliveries.length > 0, "the delivery");
  }

  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${second}${path}`);
    return { status: response.status, text: await response.text() };
  };

  it("answer probes, and end cleanly", async () => {
    await upload("probes");
    await until(() => example.output().includes("uploaded"), "the event");
    const { status, text } = await get("/readyz");
    const { live, ready } = JSON.parse(text);
    assert.deepEqual([status, live, ready], [200, true, true]);
    assert.equal((await get("/livez")).status, 200);
    example.process.kill("SIGTERM");
    assert.equal(await example.ended, 0, example.output());
  });

  it("serve the metrics of prom-client", async () => {
    await upload("prometheus");
    await until(() => example.output().includes("uploaded"), "the event");
    const { text } = await get("/metrics");
    assert.match(text, /^vod_callbacks_total\{provider="tencent"\} \d/m);
    assert.match(text, /^vod_handling_seconds_count\{type="media.uploaded"\} 1/m);
    assert.match(text, /^vod_inbox_events\{state="waiting"\} 0/m);
  });

  it("serve the metrics of OpenTelemetry, and print traces", async () => {
    await upload("opentelemetry");
    await until(() => example.output().includes("process tencent"), "the span");
    const { text } = await get("/metrics");
    assert.match(text, /^messaging_process_duration_count\{.*tencent.*\} 1/m);
    assert.match(text, /^vod_events_inbox_oldest_age\{/m);
    assert.match(example.output(), /name: 'receive tencent'/);
    example.process.kill("SIGTERM");
    assert.equal(await example.ended, 0, example.output());
  });

  it("log the diagnostics by pino", async () => {
    await upload("logging");
    await until(() => example.output().includes("event handled"), "the line");
    const lines = example
      .output()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const handled = lines.find(({ msg }) => msg === "event handled");
    assert.deepEqual([handled.provider, handled.type], ["tencent", "media.uploaded"]);
  });
});
