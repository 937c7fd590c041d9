import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { until } from "../end-to-end/testbed.js";
import { type RunningExample, runExample } from "./run-example.js";

describe("the pulling example", () => {
  const folder = mkdtempSync(join(tmpdir(), "vod-events-"));
  let cloud: SimulatedTencent | undefined;
  let example: RunningExample | undefined;
  after(async () => {
    example?.process.kill("SIGKILL");
    await cloud?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("switches Tencent to its queue, handles an event and ends cleanly on SIGTERM", async () => {
    cloud = await simulateTencent();
    example = runExample("pulling", {
      VOD_INBOX: join(folder, "inbox.db"),
      TENCENTCLOUD_VOD_ENDPOINT: cloud.endpoint,
      TENCENTCLOUD_SECRET_ID: cloud.credentials.secretId,
      TENCENTCLOUD_SECRET_KEY: cloud.credentials.secretKey,
    });
    const { output, ended, process } = example;
    await until(() => output().includes("events.media.uploaded"), "the changes");
    const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
    await until(() => output().includes(`uploaded ${mediaId} harbour`), "the event");
    process.kill("SIGTERM");
    assert.equal(await ended, 0, output());
  });
});
