import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SimulatedMux, simulateMux } from "@vod-events/simulator";
import { until } from "../end-to-end/testbed.js";
import { freePort } from "./free-port.js";
import { type RunningExample, runExample } from "./run-example.js";

describe("the upload-and-wait example", function () {
  this.timeout(20_000);
  let folder: string;
  let cloud: SimulatedMux;
  let example: RunningExample | undefined;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    cloud = await simulateMux();
  });
  afterEach(async () => {
    example?.process.kill("SIGKILL");
    await cloud.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Starts the example and returns the URL of its videos. */
  async function start(variables: Readonly<Record<string, string>> = {}): Promise<string> {
    const port = await freePort();
    example = runExample("upload-and-wait", {
      VOD_CALLBACK_URL: `http://127.0.0.1:${port}/vod`,
      VOD_SIGNING_KEY_FILE: join(folder, "keys.json"),
      VOD_INBOX: join(folder, "inbox.db"),
      MUX_BASE_URL: cloud.endpoint,
      MUX_TOKEN_ID: cloud.credentials.tokenId,
      MUX_TOKEN_SECRET: cloud.credentials.tokenSecret,
      PORT: String(port),
      ...variables,
    });
    const { output } = example;
    await until(() => output().includes("ready"), "the start");
    return `http://127.0.0.1:${port}/videos`;
  }

  const post = (url: string) =>
    fetch(url, { method: "POST", body: JSON.stringify({ url: "https://files.example/a.mp4" }) });

  it("answers when the video can be played, and ends cleanly on SIGTERM", async () => {
    const url = await start();
    const response = await post(url);
    const { id, stream } = (await response.json()) as Record<string, string>;
    assert.equal(response.status, 201, example?.output());
    assert.match(String(stream), /^https:\/\/stream\.mux\.com\/\w+\.m3u8$/);
    assert.equal(typeof id, "string");
    const others = await Promise.all([post(url), post(url), post(url)]);
    assert.deepEqual(
      others.map(({ status }) => status),
      [201, 201, 201],
    );
    example?.process.kill("SIGTERM");
    assert.equal(await example?.ended, 0, example?.output());
  });

  it("answers that the video is being processed when its event is late", async () => {
    const url = await start({ TIMEOUT_SECONDS: "0.2" });
    await cloud.configure({ webhooks: [] });
    const response = await post(url);
    assert.equal(response.status, 202, example?.output());
  });
});
