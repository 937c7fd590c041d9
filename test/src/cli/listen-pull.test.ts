import assert from "node:assert/strict";
import { createVodEvents } from "@vod-events/core";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import { listenerTestbed } from "./listener.js";

describe("vod-events listen --mode pull", function () {
  this.timeout(10_000);
  const stage = listenerTestbed();
  let cloud: SimulatedTencent;
  beforeEach(async () => {
    cloud = await simulateTencent();
    const vod = createVodEvents({
      provider: "tencent",
      providers: {
        tencent: () => tencent({ endpoint: cloud.endpoint, credentials: cloud.credentials }),
      },
      callback: { mode: "pull" },
    });
    await vod.callback.apply();
  });
  afterEach(() => cloud.close());

  function listen(secretKey: string) {
    const env = {
      TENCENTCLOUD_SECRET_ID: cloud.credentials.secretId,
      TENCENTCLOUD_SECRET_KEY: secretKey,
    };
    const flags = ["--mode", "pull", "--endpoint", cloud.endpoint];
    return stage.listen({ folder: stage.folder(), flags, env: { ...env, VOD_SIGNING_KEY: "" } });
  }

  it("prints the events of the queue and removes them", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    const listener = listen(cloud.credentials.secretKey);
    await listener.until(() => listener.events.length === 1);
    assert.deepEqual(listener.ids, [mediaId]);
    assert.deepEqual(await listener.end("SIGINT"), [0, null]);
    assert.deepEqual(cloud.queue, { waiting: 0, leased: 0 });
    assert.match(listener.stderr, /^listening: pulling the queue of tencent\n/);
  });

  it("exits with 1 when the provider rejects the credentials", async () => {
    const listener = listen("another-secret-canary");
    assert.deepEqual(await listener.ended, [1, null]);
    assert.match(
      listener.stderr,
      /^error\[authentication_failed\]: .*check tencent\.credentials, and tencent\.site \(request id [\w-]+\)$/m,
    );
    assert.doesNotMatch(listener.stderr, /canary/);
  });

  it("exits with 1 and names the variable when a key contains invalid characters", async () => {
    const listener = listen("canary\n");
    assert.deepEqual(await listener.ended, [1, null]);
    assert.match(
      listener.stderr,
      /^error\[config_invalid\]: .*TENCENTCLOUD_SECRET_KEY: must be a string/m,
    );
    assert.doesNotMatch(listener.stderr, /canary/);
  });

  it("uses the API endpoint from the environment", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    const env = {
      TENCENTCLOUD_SECRET_ID: cloud.credentials.secretId,
      TENCENTCLOUD_SECRET_KEY: cloud.credentials.secretKey,
      TENCENTCLOUD_VOD_ENDPOINT: cloud.endpoint,
    };
    const listener = stage.listen({ folder: stage.folder(), flags: ["--mode", "pull"], env });
    await listener.until(() => listener.events.length === 1);
    assert.deepEqual(listener.ids, [mediaId]);
    await listener.end();
  });

  it("exits with 1 and names the variables when credentials are missing", async () => {
    const listener = listen("");
    assert.deepEqual(await listener.ended, [1, null]);
    assert.match(
      listener.stderr,
      /^error\[credentials_missing\]: .*set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or/m,
    );
  });
});
