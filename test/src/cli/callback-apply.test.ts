import assert from "node:assert/strict";
import { startApiServer } from "../baidu/api-server.js";
import { callbackTestbed } from "./callback-testbed.js";

describe("vod-events callback apply", () => {
  const testbed = callbackTestbed();

  /** Answers every question alike, and keeps them. */
  function answerAll(answer: boolean) {
    const questions: string[] = [];
    const confirm = async (question: string) => {
      questions.push(question);
      return answer;
    };
    return { questions, options: { terminal: true, confirm } };
  }

  it("shows the plan, asks for confirmation and applies it", async () => {
    const { questions, options } = answerAll(true);
    const { exitCode, stdout } = await testbed().run("apply", options);
    assert.equal(exitCode, 0);
    assert.deepEqual(questions, ["Apply these 11 changes to baidu?"]);
    assert.match(stdout, /baidu: 11 changes.*applied 11 changes to baidu\n$/s);
    assert.equal(testbed().baidu.config.enableSign, true);
  });

  it("applies nothing without confirmation", async () => {
    const { options } = answerAll(false);
    const { exitCode, stderr } = await testbed().run("apply", options);
    assert.equal(exitCode, 1);
    assert.equal(stderr, "not applied\n");
    assert.equal(testbed().baidu.config.enableSign, false);
  });

  it("requires --yes when stdin is not a terminal", async () => {
    for (const command of ["apply", "apply --json", "remove", "rotate-key"]) {
      const { exitCode, stderr } = await testbed().run(command);
      assert.equal(exitCode, 2, command);
      assert.match(stderr, /^error\[usage\]: .*: pass --yes; see vod-events callback /);
    }
    assert.equal(testbed().baidu.config.enableSign, false);
  });

  it("does not ask when nothing changes", async () => {
    await testbed().run("apply --yes");
    const { questions, options } = answerAll(true);
    const { exitCode, stdout } = await testbed().run("apply", {
      ...options,
      env: { NO_COLOR: "1" },
    });
    assert.deepEqual(
      { exitCode, stdout, questions },
      {
        exitCode: 0,
        stdout: "baidu: nothing to change\n",
        questions: [],
      },
    );
  });

  it("reports with --json whether the plan was applied", async () => {
    const first = JSON.parse((await testbed().run("apply --yes --json")).stdout);
    assert.equal(first.applied, true);
    assert.equal(first.plan.changes.length, 11);
    const { exitCode, stdout } = await testbed().run("apply --yes --json");
    assert.equal(exitCode, 0);
    assert.deepEqual(JSON.parse(stdout).applied, false);
  });

  it("rejects a config with features that the provider lacks", async () => {
    const env = { VOD_CALLBACK_EVENTS: "media.deleted" };
    const { exitCode, stderr } = await testbed().run("apply --yes", { env });
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error\[unsupported\]/);
    assert.equal(testbed().baidu.config.enableSign, false);
  });

  it("rejects the plan when the provider changes during the confirmation", async () => {
    const env = { VOD_CALLBACK_URL: "https://elsewhere.example/vod" };
    const confirm = async () => {
      await testbed().run("apply --yes", { env });
      return true;
    };
    const { exitCode, stderr } = await testbed().run("apply", { terminal: true, confirm });
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error\[plan_stale\]: .*url changed meanwhile/);
    assert.equal(testbed().baidu.config.callbackUrl, "https://elsewhere.example/vod/baidu");
  });

  it("shows the expected and actual value of each setting that drifted", async () => {
    const stored = { callbackUrl: "https://old.example/?canary", enableSign: false };
    const cloud = await startApiServer((response) => {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(stored));
    });
    const env = { BAIDUCLOUD_VOD_ENDPOINT: cloud.endpoint };
    const { exitCode, stderr } = await testbed().run("apply --yes", { env });
    await cloud.close();
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error\[config_drift\]/);
    assert.match(
      stderr,
      /^drift: url {2}expected \S+\/vod\/baidu\?…, actual https:\/\/old\.example\/\?…$/m,
    );
    assert.match(stderr, /^drift: signing {2}expected on, actual off$/m);
    assert.doesNotMatch(stderr, /canary/);
  });
});
