import assert from "node:assert/strict";
import { callbackStage } from "./callback-stage.js";
import { runHere } from "./run-here.js";

describe("vod-events callback plan", () => {
  const stage = callbackStage();

  it("says what would change, ends with 3, and changes nothing", async () => {
    const { origin } = stage();
    const { exitCode, stdout, stderr } = await stage().run("plan");
    assert.equal(exitCode, 3);
    assert.equal(stderr, "");
    assert.deepEqual(stdout.split("\n").slice(0, 5), [
      "baidu: 11 changes",
      `~ url  none → ${origin}/vod/baidu?…`,
      "~ signing  off → on",
      "~ signing.key  none → the configured key",
      "+ events.media.uploaded on",
    ]);
    assert.equal(stage().baidu.config.callbackUrl, undefined);
  });

  it("ends with 0 when nothing would", async () => {
    await stage().run("apply --yes");
    const { exitCode, stdout } = await stage().run("plan");
    assert.equal(exitCode, 0);
    assert.equal(stdout, "baidu: nothing to change\n");
  });

  it("says which events would be switched off, and which come unasked", async () => {
    await stage().run("apply --yes --provider tencent");
    const env = { VOD_CALLBACK_EVENTS: "media.uploaded" };
    const { exitCode, stdout } = await stage().run("plan --provider tencent --keep-key", { env });
    assert.equal(exitCode, 3);
    assert.match(stdout, /^- events\.media\.deleted off$/m);
    assert.match(
      stdout,
      /note: sent unconditionally and filtered on receipt: media\.imported, media\.transcoded/,
    );
  });

  it("says what a cloud does not show, and takes the choice what to make of it", async () => {
    await stage().run("apply --yes --provider tencent");
    const sent = await stage().run("plan --provider tencent --send-key");
    assert.equal(sent.exitCode, 3);
    assert.match(sent.stdout, /note: signing\.key: the cloud does not show it: it is sent again/);
    const kept = await stage().run("plan --provider tencent --keep-key");
    assert.equal(kept.exitCode, 0);
    assert.match(kept.stdout, /nothing to change\n {2}note: signing\.key: .* as requested/);
    const both = await stage().run("plan --send-key --keep-key");
    assert.equal(both.exitCode, 2);
  });

  it("ends with 1 for what the cloud cannot do", async () => {
    const { exitCode, stdout, stderr } = await stage().run("plan", {
      env: { VOD_CALLBACK_EVENTS: "media.uploaded,media.deleted" },
    });
    assert.equal(exitCode, 1);
    assert.match(stdout, /^✗ events\.media\.deleted {2}the cloud never sends it$/m);
    assert.match(
      stderr,
      /^error\[unsupported\]: baidu cannot do .*take out events\.media\.deleted/,
    );
  });

  it("is the plan as data with --json", async () => {
    const { exitCode, stdout } = await stage().run("plan --json");
    const { provider, changes, unsupported } = JSON.parse(stdout);
    assert.equal(exitCode, 3);
    assert.equal(provider, "baidu");
    assert.deepEqual(changes[1], { path: "signing", from: "off", to: "on" });
    assert.deepEqual(unsupported, []);
  });

  it("has colors on a terminal, unless nobody wants them", async () => {
    const green = "\u001b[32m+ events.media.uploaded on";
    const colored = await stage().run("plan", { terminal: true });
    assert.ok(colored.stdout.includes(green));
    const plain = await stage().run("plan", { terminal: true, env: { NO_COLOR: "1" } });
    assert.equal(plain.stdout, (await stage().run("plan")).stdout);
  });

  it("never shows a key or the query of a URL", async () => {
    const secrets = /canary|secret/i;
    stage().answer(404);
    for (const command of ["plan", "plan --json", "apply --yes", "show --all --json", "check"]) {
      const { stdout, stderr } = await stage().run(command, { terminal: true });
      assert.doesNotMatch(stdout + stderr, secrets, command);
    }
    const env = { VOD_CALLBACK_URL: `${stage().origin}/vod?token=another0canary` };
    const { stdout } = await stage().run("plan", { env });
    assert.match(stdout, /^~ url {2}\S+\?… → \S+\?… \(another query\)$/m);
    assert.doesNotMatch(stdout, secrets);
  });

  it("names the cloud that was meant", async () => {
    const { exitCode, stderr } = await stage().run("plan --provider tencnt");
    assert.equal(exitCode, 2);
    assert.match(stderr, /^error\[usage\]: --provider must be .*\(Did you mean tencent\?\)/);
  });

  it("asks for a cloud in an empty environment", async () => {
    const { exitCode, stderr } = await runHere(["callback", "plan"], { cwd: stage().folder });
    assert.equal(exitCode, 2);
    assert.match(stderr, /^error\[usage\]: name the cloud: --provider, VOD_PROVIDER/);
  });

  it("quotes the cloud's id of a request that failed", async () => {
    const { exitCode, stderr } = await stage().run("plan", {
      env: { BAIDUCLOUD_SECRET_KEY: "canary0wrong" },
    });
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error\[authentication_failed\]: .* \(request id \S+\)\n$/);
    assert.doesNotMatch(stderr, /canary/);
  });
});
