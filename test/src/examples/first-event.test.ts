import assert from "node:assert/strict";
import { type SimulatedCloud, simulateBaidu, simulateTencent } from "@vod-events/simulator";
import { until } from "../end-to-end/testbed.js";
import { freePort } from "./free-port.js";
import { type RunningExample, runExample } from "./run-example.js";

describe("the first-event example", () => {
  let cloud: SimulatedCloud | undefined;
  let example: RunningExample | undefined;
  afterEach(async () => {
    example?.process.kill("SIGKILL");
    await cloud?.close();
  });

  async function start(provider: string, variables: Readonly<Record<string, string>>) {
    const port = await freePort();
    example = runExample("first-event", {
      VOD_PROVIDER: provider,
      VOD_CALLBACK_URL: `http://127.0.0.1:${port}/vod`,
      VOD_SIGNING_KEY: "0123456789abcdefghijABCDEFGHIJzz",
      PORT: String(port),
      ...variables,
    });
    return example;
  }

  async function receiveUpload(
    running: RunningExample,
    mediaCloud: SimulatedCloud,
    signal: "SIGINT" | "SIGTERM",
  ) {
    await until(() => running.output().includes("events.media.uploaded"), "the changes");
    const { mediaId } = await mediaCloud.upload({ name: "harbour.mp4" });
    await until(() => running.output().includes(`uploaded ${mediaId} harbour`), "the event");
    running.process.kill(signal);
    assert.equal(await running.ended, 0, running.output());
  }

  it("receives an event from Tencent and ends cleanly on SIGTERM", async () => {
    const tencent = await simulateTencent();
    cloud = tencent;
    const running = await start("tencent", {
      TENCENTCLOUD_VOD_ENDPOINT: tencent.endpoint,
      TENCENTCLOUD_SECRET_ID: tencent.credentials.secretId,
      TENCENTCLOUD_SECRET_KEY: tencent.credentials.secretKey,
    });
    await receiveUpload(running, tencent, "SIGTERM");
  });

  it("receives an event from Baidu after one word is changed and ends cleanly on Ctrl-C", async () => {
    const baidu = await simulateBaidu();
    cloud = baidu;
    const running = await start("baidu", {
      BAIDUCLOUD_VOD_ENDPOINT: baidu.endpoint,
      BAIDUCLOUD_ACCESS_KEY: baidu.credentials.accessKeyId,
      BAIDUCLOUD_SECRET_KEY: baidu.credentials.secretAccessKey,
    });
    await receiveUpload(running, baidu, "SIGINT");
  });

  it("names the missing setting", async () => {
    const running = await start("tencent", { VOD_SIGNING_KEY: "" });
    assert.equal(await running.ended, 1);
    assert.match(running.output(), /VodError: callback\.signing\.key: missing/);
  });
});
