import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { callbackTestbed, configuredKey } from "./callback-testbed.js";
import type { CommandResult } from "./run-in-process.js";
import { commandFile } from "./run-process.js";

describe("vod-events callback rotate-key", function () {
  this.timeout(15_000);
  const testbed = callbackTestbed();
  let keyFile: string;
  let env: Record<string, string>;

  beforeEach(() => {
    keyFile = join(testbed().folder, "keys.json");
    env = { VOD_SIGNING_KEY: "", VOD_SIGNING_KEY_FILE: keyFile };
    writeFileSync(keyFile, JSON.stringify({ key: configuredKey }));
  });

  const keys = () => JSON.parse(readFileSync(keyFile, "utf8"));

  /** Runs it on a clock that goes on whenever something waits for it. */
  async function rotate(flags = "", clock: FakeClock = fakeClock(Date.now())) {
    const ended = testbed().run(`rotate-key --yes${flags}`, { env, clock });
    const result: { value?: CommandResult } = {};
    ended.then(
      (value) => Object.assign(result, { value }),
      () => Object.assign(result, { value: undefined }),
    );
    const limit = performance.now() + 10_000;
    while (result.value === undefined && performance.now() < limit) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (clock.sleeping > 0) await clock.advance(1000);
    }
    return ended;
  }

  it("prints each step until the provider signs with the new key", async () => {
    testbed().receive({ keyFile });
    const { exitCode, stdout, stderr } = await rotate(" --window 3s");
    assert.equal(stderr, "");
    assert.equal(exitCode, 0);
    const lines = stdout.trimEnd().split("\n");
    assert.deepEqual(lines.slice(0, 3), [
      "the key file has the new key; both keys are accepted",
      "the receiver accepts the new key",
      "baidu signs with the new key",
    ]);
    assert.match(lines[3] ?? "", /^the old key is accepted until 20/);
    assert.equal(lines[4], "the old key is removed from the key file");
    assert.deepEqual(Object.keys(keys()), ["key", "previousKeys"]);
    assert.notEqual(keys().key, configuredKey);
    assert.ok(!stdout.includes(keys().key), "shows no key");
    const { stdout: shown } = await testbed().run("show", { env });
    assert.match(shown, /signing key +configured +configured/);
  });

  it("reads the new key from the environment and prints steps as JSON", async () => {
    env.VOD_NEW_SIGNING_KEY = "canaryKey0of0tomorrow";
    testbed().receive({ keyFile });
    const { stdout } = await rotate(" --window 1s --json");
    const steps = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(steps[0], { provider: "baidu", step: "introduced", resumed: false });
    assert.deepEqual(
      steps.map(({ step }) => step),
      ["introduced", "verified", "switched", "waiting", "dropped"],
    );
    assert.equal(keys().key, "canaryKey0of0tomorrow");
    assert.doesNotMatch(stdout, /canary/);
  });

  it("lists other providers that use the old key, and updates them with --all", async () => {
    testbed().receive({ keyFile });
    const { exitCode } = await testbed().run("apply --yes --provider tencent", { env });
    assert.equal(exitCode, 0);
    const alone = await rotate(" --window 1s");
    assert.match(alone.stderr, /^note: tencent also signs with the old key\. Run callback apply/);
    testbed().receive({ keyFile });
    const together = await rotate(" --window 1s --all");
    assert.equal(together.stderr, "");
    assert.match(together.stdout, /baidu signs with the new key\ntencent signs with the new key\n/);
  });

  it("leaves the provider unchanged when the receiver rejects the key, and continues when run again", async () => {
    testbed().receive({ key: configuredKey });
    const rejected = await rotate();
    assert.equal(rejected.exitCode, 1);
    assert.match(
      rejected.stderr,
      /^error\[receiver_not_ready\]: the new key was not applied to baidu.* run the rotation again/,
    );
    assert.equal(testbed().baidu.config.enableSign, false);
    assert.equal(keys().key, configuredKey);
    const { nextKey } = keys();
    testbed().receive({ keyFile });
    const { exitCode, stdout } = await rotate(" --no-wait");
    assert.equal(exitCode, 0);
    assert.match(stdout, /^resumed: an earlier rotation added the new key to the key file\n/);
    assert.equal(keys().key, nextKey);
  });

  it("skips the receiver with --no-verify, and reports an unfinished rotation", async () => {
    testbed().answer(404);
    const clock = fakeClock(Date.now());
    const { exitCode, stdout } = await rotate(" --no-verify --no-wait", clock);
    assert.equal(exitCode, 0);
    assert.doesNotMatch(stdout, /receiver/);
    const again = await rotate(" --no-wait", clock);
    assert.equal(again.exitCode, 0);
    assert.match(again.stderr, /^note: nothing was changed: the old key of the last rotation/);
  });

  it("creates a missing key file and prints what that means", async () => {
    env.VOD_SIGNING_KEY_FILE = join(testbed().folder, "new.json");
    const { exitCode, stderr } = await rotate(" --no-verify --no-wait");
    assert.equal(exitCode, 0);
    const note = `note: ${env.VOD_SIGNING_KEY_FILE} does not exist and will be created. `;
    assert.ok(stderr.startsWith(note), stderr);
    assert.ok(existsSync(env.VOD_SIGNING_KEY_FILE));
  });

  it("asks on a terminal and does nothing without confirmation", async () => {
    const questions: string[] = [];
    const { exitCode, stderr } = await testbed().run("rotate-key", {
      env,
      terminal: true,
      confirm: async (question) => questions.push(question) < 0,
    });
    assert.deepEqual(
      { exitCode, stderr, questions },
      {
        exitCode: 1,
        stderr: "not replaced\n",
        questions: ["Replace the signing key of baidu?"],
      },
    );
    assert.deepEqual(keys(), { key: configuredKey });
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`ends cleanly on ${signal} and continues when run again`, async () => {
      const child = spawn(process.execPath, [commandFile, "callback", "rotate-key", "--yes"], {
        cwd: testbed().folder,
        env: { ...testbed().env, ...env },
      });
      let stderr = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        stderr += text;
      });
      // The step is said once the key file is written, and then the applications are waited for.
      await once(child.stdout, "data");
      child.kill(signal);
      assert.deepEqual(await once(child, "close"), [1, null]);
      assert.match(
        stderr,
        /^error\[aborted\]: interrupted\. .*Run the command again to continue\n$/,
      );
      const { nextKey } = keys();
      testbed().receive({ keyFile });
      const { exitCode } = await rotate(" --no-wait");
      assert.equal(exitCode, 0);
      assert.equal(keys().key, nextKey);
    });
  }
});
