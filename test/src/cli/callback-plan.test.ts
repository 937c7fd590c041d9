import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { callbackTestbed } from "./callback-testbed.js";
import { runInProcess } from "./run-in-process.js";

describe("vod-events callback plan", () => {
  const testbed = callbackTestbed();

  it("prints the changes, exits with 3 and changes nothing", async () => {
    const { origin } = testbed();
    const { exitCode, stdout, stderr } = await testbed().run("plan");
    assert.equal(exitCode, 3);
    assert.equal(stderr, "");
    assert.deepEqual(stdout.split("\n").slice(0, 5), [
      "baidu: 11 changes",
      `~ url  none → ${origin}/vod/baidu?…`,
      "~ signing  off → on",
      "~ signing.key  none → the configured key",
      "+ events.media.uploaded on",
    ]);
    assert.equal(testbed().baidu.config.callbackUrl, undefined);
  });

  it("exits with 0 when nothing changes", async () => {
    await testbed().run("apply --yes");
    const { exitCode, stdout } = await testbed().run("plan");
    assert.equal(exitCode, 0);
    assert.equal(stdout, "baidu: nothing to change\n");
  });

  it("prints the events to switch off and those sent unconditionally", async () => {
    await testbed().run("apply --yes --provider tencent");
    const env = { VOD_CALLBACK_EVENTS: "media.uploaded" };
    const { exitCode, stdout } = await testbed().run("plan --provider tencent --keep-key", { env });
    assert.equal(exitCode, 3);
    assert.match(stdout, /^- events\.media\.deleted off$/m);
    assert.match(
      stdout,
      /note: sent unconditionally and filtered on receipt: media\.imported, media\.transcoded/,
    );
  });

  it("prints the hidden settings and accepts a choice for the key", async () => {
    await testbed().run("apply --yes --provider tencent");
    const sent = await testbed().run("plan --provider tencent --send-key");
    assert.equal(sent.exitCode, 3);
    assert.match(
      sent.stdout,
      /note: signing\.key: the provider does not show it: the configured key is sent again/,
    );
    const kept = await testbed().run("plan --provider tencent --keep-key");
    assert.equal(kept.exitCode, 0);
    assert.match(kept.stdout, /nothing to change\n {2}note: signing\.key: .* as requested/);
    const both = await testbed().run("plan --send-key --keep-key");
    assert.equal(both.exitCode, 2);
  });

  it("exits with 1 for features that the provider lacks", async () => {
    const { exitCode, stdout, stderr } = await testbed().run("plan", {
      env: { VOD_CALLBACK_EVENTS: "media.uploaded,media.deleted" },
    });
    assert.equal(exitCode, 1);
    assert.match(stdout, /^✗ events\.media\.deleted {2}the provider never sends it$/m);
    assert.match(stderr, /^error\[unsupported\]: baidu does not support events\.media\.deleted/);
  });

  it("prints the plan as data with --json", async () => {
    const { exitCode, stdout } = await testbed().run("plan --json");
    const { provider, changes, unsupported } = JSON.parse(stdout);
    assert.equal(exitCode, 3);
    assert.equal(provider, "baidu");
    assert.deepEqual(changes[1], { path: "signing", from: "off", to: "on" });
    assert.deepEqual(unsupported, []);
  });

  it("uses colors on a terminal unless they are disabled", async () => {
    const green = "\u001b[32m+ events.media.uploaded on";
    const colored = await testbed().run("plan", { terminal: true });
    assert.ok(colored.stdout.includes(green));
    const plain = await testbed().run("plan", { terminal: true, env: { NO_COLOR: "1" } });
    assert.equal(plain.stdout, (await testbed().run("plan")).stdout);
  });

  it("never prints a key or the query of a URL", async () => {
    const secrets = /canary|secret/i;
    testbed().answer(404);
    for (const command of ["plan", "plan --json", "apply --yes", "show --all --json", "check"]) {
      const { stdout, stderr } = await testbed().run(command, { terminal: true });
      assert.doesNotMatch(stdout + stderr, secrets, command);
    }
    const env = { VOD_CALLBACK_URL: `${testbed().origin}/vod?token=another0canary` };
    const { stdout } = await testbed().run("plan", { env });
    assert.match(stdout, /^~ url {2}\S+\?… → \S+\?… \(another query\)$/m);
    assert.doesNotMatch(stdout, secrets);
  });

  it("suggests the closest provider name", async () => {
    const { exitCode, stderr } = await testbed().run("plan --provider tencnt");
    assert.equal(exitCode, 2);
    assert.match(stderr, /^error\[usage\]: --provider must be .*\(Did you mean tencent\?\)/);
  });

  it("tells how to install the adapter of a provider that there is not", async () => {
    const { exitCode, stderr } = await testbed().run("plan --provider mux");
    assert.equal(exitCode, 2);
    assert.match(
      stderr,
      /--provider must be tencent or baidu\. Install the adapter: npm install @vod-events\/mux\. If the config file has providers, add it to them/,
    );
    const secret = await testbed().run("plan --provider Canary0000");
    assert.match(secret.stderr, /npm install @vod-events\/<name>/);
    assert.doesNotMatch(secret.stderr, /canary/i);
  });

  it("tells how to add a provider when there is none", async () => {
    writeFileSync(join(testbed().folder, "vod-events.config.json"), '{ "providers": {} }');
    const { stderr } = await runInProcess(["callback", "plan"], { cwd: testbed().folder });
    assert.match(stderr, /there is no provider\. Run npm install @vod-events\/<name>, or add one/);
  });

  it("requires a provider when the environment is empty", async () => {
    const { exitCode, stderr } = await runInProcess(["callback", "plan"], {
      cwd: testbed().folder,
    });
    assert.equal(exitCode, 2);
    assert.match(stderr, /^error\[usage\]: no provider is selected. Set --provider, VOD_PROVIDER/);
  });

  it("prints the provider's request id of a failed request", async () => {
    const { exitCode, stderr } = await testbed().run("plan", {
      env: { BAIDUCLOUD_SECRET_KEY: "canary0wrong" },
    });
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error\[authentication_failed\]: .* \(request id \S+\)\n/);
    assert.doesNotMatch(stderr, /canary/);
  });
});
