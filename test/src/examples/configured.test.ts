import assert from "node:assert/strict";
import { join } from "node:path";
import { run } from "@vod-events/cli";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { Project } from "../config/project.js";
import { until } from "../end-to-end/testbed.js";
import { freePort } from "./free-port.js";
import { type RunningExample, runExample } from "./run-example.js";

describe("the config file example", () => {
  let cloud: SimulatedTencent;
  let project: Project;
  let example: RunningExample | undefined;
  beforeEach(async () => {
    cloud = await simulateTencent({ subAppId: 1500000001 });
    project = new Project();
  });
  afterEach(async () => {
    example?.process.kill("SIGKILL");
    project.remove();
    await cloud.close();
  });

  it("receives an upload after the command applied the file", async () => {
    const port = await freePort();
    const file = project.write("vod-events.config.json", {
      provider: "asia",
      providers: { asia: { adapter: "tencent", subAppId: 1500000001 } },
      callback: {
        url: `http://127.0.0.1:${port}/vod`,
        signing: { key: "secret1" },
        events: ["media.uploaded"],
      },
      inbox: "events.db",
    });
    const env = {
      VOD_CONFIG: file,
      TENCENTCLOUD_VOD_ENDPOINT: cloud.endpoint,
      TENCENTCLOUD_SECRET_ID: cloud.credentials.secretId,
      TENCENTCLOUD_SECRET_KEY: cloud.credentials.secretKey,
    };
    example = runExample("configured", { ...env, PORT: String(port) });
    const running = example;
    await until(() => running.output().includes("asia, configured by"), "the start");

    let printed = "";
    const write = (text: string) => {
      printed += text;
    };
    const shell = { stdin: process.stdin, stdout: { write }, stderr: { write }, env };
    assert.equal(await run(["callback", "apply", "--yes"], shell), 0, printed);
    assert.equal(await run(["callback", "plan"], shell), 0, "the key is remembered in the inbox");
    assert.equal(await run(["callback", "check"], shell), 0, printed);

    const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
    await until(() => running.output().includes(`uploaded ${mediaId} harbour`), "the event");
    running.process.kill("SIGTERM");
    assert.equal(await running.ended, 0, running.output());
    assert.ok(project.files.includes("events.db"), join(project.path, "events.db"));
  });
});
