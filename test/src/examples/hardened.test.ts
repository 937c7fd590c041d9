import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { createCallbackManager } from "@vod-events/core";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { sqliteStore } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";
import { until } from "../end-to-end/testbed.js";
import { freePort } from "./free-port.js";
import { type ReverseProxy, reverseProxy } from "./reverse-proxy.js";
import { type RunningExample, runExample } from "./run-example.js";

describe("the hardened example", function () {
  this.timeout(20_000);
  let folder: string;
  let cloud: SimulatedTencent;
  let proxy: ReverseProxy;
  let example: RunningExample | undefined;
  let port: number;
  let base: string;
  let keyFile: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    keyFile = join(folder, "keys.json");
    writeFileSync(keyFile, '{ "key": "firstKey1" }');
    cloud = await simulateTencent();
    port = await freePort();
    proxy = await reverseProxy(() => port);
    base = `http://127.0.0.1:${proxy.port}/3f9c2a71/vod`;
  });
  afterEach(async () => {
    example?.process.kill("SIGKILL");
    await example?.ended;
    proxy.close();
    await cloud.close();
    rmSync(folder, { recursive: true });
  });

  async function start(): Promise<RunningExample> {
    const running = runExample("hardened", {
      VOD_PROVIDER: "tencent",
      VOD_CALLBACK_URL: base,
      VOD_SIGNING_KEY_FILE: keyFile,
      VOD_INBOX: join(folder, "inbox.db"),
      PORT: String(port),
      TENCENTCLOUD_VOD_ENDPOINT: cloud.endpoint,
      TENCENTCLOUD_SECRET_ID: cloud.credentials.secretId,
      TENCENTCLOUD_SECRET_KEY: cloud.credentials.secretKey,
    });
    example = running;
    await until(() => running.output().includes("ready"), "the start");
    return running;
  }

  function manager() {
    const { endpoint, credentials } = cloud;
    return createCallbackManager({
      provider: "tencent",
      providers: { tencent: () => tencent({ endpoint, credentials }) },
      callback: { mode: "push", url: base, signing: { keyFile }, events: ["media.uploaded"] },
    });
  }

  it("accepts callbacks through the proxy, also during a key rotation", async () => {
    const running = await start();
    await manager().apply();
    const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
    await until(() => running.output().includes(`uploaded ${mediaId} confirmed: yes`), "it");
    await manager().rotateKey({ verify: "receiver", settleSeconds: 1.5, wait: false });
    assert.notEqual(JSON.parse(readFileSync(keyFile, "utf8")).key, "firstKey1");
    const second = await cloud.upload({ name: "lighthouse.mp4" });
    await until(() => running.output().includes(`uploaded ${second.mediaId}`), "the second");
    assert.deepEqual([...new Set(cloud.deliveries.map(({ status }) => status))], [200]);
    running.process.kill("SIGTERM");
    assert.equal(await running.ended, 0, running.output());
    assert.doesNotMatch(running.output(), /rejected/);
  });

  it("runs no handler for an event forged under a valid signature", async () => {
    const running = await start();
    await manager().apply();
    const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
    await until(() => running.output().includes(`uploaded ${mediaId}`), "it");
    const [seen = ""] = proxy.bodies;
    const forged = seen.replaceAll(mediaId, "5285890799999999999");
    assert.notEqual(forged, seen);
    const answer = await fetch(`${base}/tencent`, { method: "POST", body: forged });
    assert.equal(answer.status, 200, "it is stored, and looked into before its handlers run");
    const store = sqliteStore(join(folder, "inbox.db"));
    const entryOf = async () => (await store.list({ states: ["waiting"] }))[0];
    while ((await entryOf())?.lastError === undefined) await setImmediate();
    const entry = await entryOf();
    await store.close();
    assert.equal(entry?.mediaId, "5285890799999999999");
    assert.match(entry?.lastError ?? "", /does not (know|show)/);
    assert.doesNotMatch(running.output(), /uploaded 5285890799999999999/);
  });

  it("answers at its path only", async () => {
    await start();
    for (const path of ["/", "/vod/tencent", "/3f9c2a71/vod", "/3f9c2a71/vod/baidu/x"]) {
      const answer = await fetch(`http://127.0.0.1:${proxy.port}${path}`, {
        method: "POST",
        body: "{}",
      });
      assert.deepEqual([answer.status, await answer.text()], [404, ""]);
    }
    const forged = await fetch(`${base}/tencent`, { method: "POST", body: "{}" });
    assert.deepEqual([forged.status, await forged.text()], [401, ""]);
  });
});
