import assert from "node:assert/strict";
import { type SimulatedAlibaba, simulateAlibaba } from "@vod-events/simulator";
import { callbackTestbed } from "./callback-testbed.js";
import { type RunOptions, runInProcess } from "./run-in-process.js";

describe("vod-events callback remove", () => {
  const testbed = callbackTestbed();
  let cloud: SimulatedAlibaba;
  beforeEach(async () => {
    cloud = await simulateAlibaba();
    await cloud.configure({ CallbackURL: "https://app.example/vod", EventTypeList: "ALL" });
  });
  afterEach(() => cloud.close());

  function run(argv: string, options: RunOptions = {}) {
    const env = {
      VOD_PROVIDER: "alibaba",
      VOD_CALLBACK_URL: "https://app.example/vod",
      VOD_SIGNING_KEY: "Secret123",
      ALIBABA_CLOUD_ACCESS_KEY_ID: cloud.credentials.accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: cloud.credentials.accessKeySecret,
      ALIBABA_CLOUD_VOD_ENDPOINT: cloud.endpoint,
    };
    return runInProcess(["callback", "remove", ...argv.split(" ").filter(Boolean)], {
      ...options,
      env,
    });
  }

  it("asks, and removes the config", async () => {
    const questions: string[] = [];
    const confirm = async (question: string) => {
      questions.push(question);
      return true;
    };
    const { exitCode, stdout } = await run("", { terminal: true, confirm });
    assert.deepEqual(questions, ["Remove the callback config of alibaba?"]);
    assert.equal(exitCode, 0);
    assert.match(stdout, /removed the callback config of alibaba\n$/);
    assert.deepEqual(cloud.config, {});
  });

  it("removes nothing without confirmation", async () => {
    const { exitCode, stderr } = await run("", { terminal: true, confirm: async () => false });
    assert.equal(exitCode, 1);
    assert.match(stderr, /not removed\n$/);
    assert.equal(cloud.config.EventTypeList, "ALL");
  });

  it("reports a config that does not exist, and prints JSON", async () => {
    assert.equal((await run("--yes --json")).stdout, '{"removed":true}\n');
    assert.equal((await run("--yes --json")).stdout, '{"removed":false}\n');
    assert.match(
      (await run("--yes")).stdout,
      /^alibaba has no callback config of this application/,
    );
  });

  it("fails for a provider without such a call", async () => {
    await testbed().run("apply --yes");
    const { exitCode, stderr } = await testbed().run("remove --yes");
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error\[unsupported\]: /);
  });
});
