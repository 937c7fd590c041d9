import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createVodEvents, type VodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { type SimulatedVolcengine, simulateVolcengine } from "@vod-events/simulator";
import { volcengine } from "@vod-events/volcengine";

describe("volcengine: the rotation of the signing key", () => {
  const server = createServer();
  let folder: string;
  let cloud: SimulatedVolcengine;
  let vod: VodEvents;

  before(async () => {
    cloud = await simulateVolcengine();
    folder = mkdtempSync(join(tmpdir(), "volcengine-"));
    const keyFile = join(folder, "keys.json");
    writeFileSync(keyFile, JSON.stringify({ key: "Secret00key1" }), { mode: 0o600 });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/vod`;
    const { endpoint, credentials, space } = cloud;
    vod = createVodEvents({
      provider: "volcengine",
      providers: { volcengine: () => volcengine({ env: {}, endpoint, credentials, space }) },
      callback: { mode: "push", url, signing: { keyFile } },
    });
    server.on("request", nodeHandler(vod));
    await vod.start();
    await vod.callback.apply();
  });

  after(async () => {
    await vod.stop();
    await cloud.close();
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  const rotate = (newKey?: string) =>
    vod.callback.rotateKey({ newKey, settleSeconds: 1.5, wait: false, verify: "receiver" });

  it("needs a key of 8 to 20 characters", async () => {
    await assert.rejects(rotate("another-key"), {
      code: "config_invalid",
      message: /^newKey: must be 8 to 20 letters and digits/,
    });
  });

  it("keeps callbacks verified, before and after the cloud has the new key", async () => {
    const seen: string[] = [];
    vod.on("media.uploaded", ({ data }) => seen.push(data.media.name ?? ""));
    await cloud.upload({ name: "before.mp4" });
    await cloud.idle();
    await rotate();
    await cloud.upload({ name: "after.mp4" });
    await cloud.configure({ PrivateKey: "Secret00key1" });
    await cloud.upload({ name: "late.mp4" });
    await cloud.idle();
    assert.deepEqual(seen.toSorted(), ["after.mp4", "before.mp4", "late.mp4"]);
    assert.ok(cloud.deliveries.every(({ status }) => status === 200));
  });
});
