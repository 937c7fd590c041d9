import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { startApiServer } from "../baidu/api-server.js";
import { type RecordedCloud, recordedNames } from "./recorded-clouds.js";
import { recordingTestbed } from "./recording-testbed.js";
import { UserProject } from "./third-party.js";

const allChecks = ["config", "credentials", "clock", "settings", "url", "signature"];

/** The calls of each cloud that a check makes, and members of their responses. */
const responses: Readonly<Record<RecordedCloud, readonly (readonly [string, RegExp])[]>> = {
  tencent: [["DescribeEventConfig", /"NotificationUrl":"string".*"RequestId":"string"/]],
  baidu: [["GET /v2/callback of Baidu VOD", /"callbackUrl":"string".*"signKey":"string"/]],
  alibaba: [["GetMessageCallback", /"CallbackURL":"string".*"AuthKey":"string"/]],
  volcengine: [],
  mux: [
    ["list webhooks", /"data":\[\{.*"address":"string"/],
    ["list webhooks", /"data":\[\]/],
  ],
};

/** The code of each cloud for a wrong secret. Volcengine's config cannot be read. */
const rejections: Readonly<Record<RecordedCloud, string | undefined>> = {
  tencent: "AuthFailure.SignatureFailure",
  baidu: "SignatureDoesNotMatch",
  alibaba: "SignatureDoesNotMatch",
  volcengine: undefined,
  mux: "unauthorized",
};

const secretVariables =
  /^(TENCENTCLOUD_SECRET_KEY|BAIDUCLOUD_SECRET_KEY|ALIBABA_CLOUD_ACCESS_KEY_SECRET|VOLC_SECRETKEY|MUX_TOKEN_SECRET)$/;

const immediateClock = { now: Date.now, sleep: async () => {} };

describe("vod-events callback check --record", function () {
  this.timeout(20_000);
  const start = recordingTestbed();

  for (const name of recordedNames) {
    it(`reports a good setup of ${name} without a private value`, async () => {
      const extraConfig: Record<string, unknown> = {};
      const recording = await start(name, { extraConfig });
      const { canaries } = recording;
      const secret = canaries.plant("a new setting at the cloud");
      Object.assign(extraConfig, { NewSetting: { list: [secret, secret], on: true }, [secret]: 1 });
      const applied = await recording.run("apply --yes", { clock: immediateClock });
      assert.equal(applied.exitCode, 0, applied.stderr);
      const { exitCode, stderr } = await recording.check();
      assert.equal(
        stderr,
        `note: the report is in ${recording.reportFile}. Read it before you publish it\n`,
      );
      assert.equal(exitCode, 0);
      const report = JSON.parse(recording.text);
      assert.deepEqual([report.format, report.version], ["vod-events.check-report", 1]);
      assert.match(report.date, /^\d{4}-\d{2}-\d{2}$/);
      assert.equal(report.versions.runtime, `node ${process.versions.node}`);
      assert.match(report.versions.packages[`@vod-events/${name}`], /^\d+\.\d+\.\d+/);
      assert.equal(report.provider.adapter, name);
      assert.equal(report.provider.apiHost, "<another>");
      assert.ok(report.provider.variables.some((each: string) => secretVariables.test(each)));
      assert.deepEqual(report.config, {
        ...{ mode: "push", url: "http://<host>/<path>?<query>" },
        signing: name === "mux" ? "key file" : "2 keys",
        ...{ events: ["media.uploaded"], receiver: { clockSkewSeconds: 30 } },
      });
      assert.deepEqual(
        report.checks.map(({ check }: { check: string }) => check),
        allChecks,
      );
      for (const { durationSeconds } of report.checks) assert.ok(durationSeconds >= 0);
      assert.ok(Math.abs(report.checks[2].aheadSeconds) <= 2);
      assert.equal(report.responses.length, responses[name].length);
      for (const [index, [call, shape]] of responses[name].entries()) {
        assert.equal(report.responses[index].call, call);
        assert.match(JSON.stringify(report.responses[index].shape), shape);
      }
      if (name !== "volcengine") {
        assert.match(
          recording.text.replace(/\s/g, ""),
          /"NewSetting":\{"list":\["string"\],"on":"boolean"\}/,
        );
        assert.match(recording.text, /"<name>": "number"/);
      }
      assert.deepEqual(recording.leaks, []);
    });

    it(`reports a bad setup of ${name} without a private value`, async () => {
      const recording = await start(name);
      const { canaries } = recording;
      const host = canaries.plant("the host of the callback URL");
      const env: Record<string, string> = {
        VOD_CALLBACK_URL: `https://user:${canaries.plant("a password")}@${host}.invalid/`,
      };
      const invalid = await recording.check({ env });
      assert.equal(invalid.exitCode, 1);
      assert.equal(JSON.parse(recording.text).checks[0].code, "config_invalid");
      assert.deepEqual(recording.leaks, []);
    });

    it(`reports rejected credentials of ${name} with the code of the cloud`, async () => {
      const recording = await start(name);
      const variable = recording.variables.find((each) => secretVariables.test(each)) ?? "";
      const env = {
        [variable]: recording.canaries.plant("a wrong secret"),
        VOD_CALLBACK_URL: `https://${recording.canaries.plant("a host")}.invalid/hook`,
      };
      const { exitCode } = await recording.check({ env });
      assert.equal(exitCode, 1);
      const { checks, config } = JSON.parse(recording.text);
      assert.equal(config.url, "https://<host>/<path>");
      const [, credentials, , , url] = checks;
      assert.equal(url.result, "failed");
      if (name === "volcengine") assert.equal(credentials.result, "skipped");
      else assert.equal(credentials.code, "authentication_failed");
      assert.equal(credentials.nativeCode, rejections[name]);
      assert.deepEqual(recording.leaks, []);
    });
  }

  it("reports what is wrong with a response, and its shape", async () => {
    const recording = await start("tencent", { extraConfig: { Mode: "Canary" } });
    assert.equal((await recording.check()).exitCode, 1);
    const { checks, responses: found } = JSON.parse(recording.text);
    assert.equal(checks[1].code, "response_invalid");
    assert.match(checks[1].message, /a Mode that is neither PUSH nor PULL/);
    assert.doesNotMatch(recording.text, /request id|Canary/);
    assert.equal(found[0].shape.Mode, "string");
  });

  it("does not report a code that may be an id", async () => {
    const recording = await start("baidu");
    const code = recording.canaries.plant("a code");
    const api = await startApiServer((response) => {
      const body = JSON.stringify({ code, message: code, requestId: code });
      response.writeHead(400, { "content-type": "application/json" }).end(body);
    });
    await recording.check({ env: { BAIDUCLOUD_VOD_ENDPOINT: api.endpoint } });
    await api.close();
    assert.equal(JSON.parse(recording.text).checks[1].nativeCode, "<redacted>");
    assert.deepEqual(recording.leaks, []);
  });

  it("names the settings that differ and the status of the receiver, also with --json", async () => {
    const recording = await start("baidu");
    const { stdout } = await recording.run("check --json --record report.json", {
      env: { VOD_SIGNING_KEY: "another" },
    });
    const { checks } = JSON.parse(recording.text);
    assert.ok(checks[3].paths.includes("url"));
    assert.deepEqual([checks[4].status, checks[5].status], [405, 401]);
    assert.equal(JSON.parse(stdout).length, allChecks.length);
  });

  it("is a new file that only its owner may read", async () => {
    const recording = await start("baidu");
    await recording.check();
    assert.equal(statSync(recording.reportFile).mode & 0o777, 0o600);
    writeFileSync(recording.reportFile, "mine");
    const { exitCode, stdout, stderr } = await recording.check();
    const message = `${recording.reportFile} exists and is not overwritten. Choose another file for the report`;
    const remedy = "  see: vod-events errors report_unwritable";
    assert.equal(stderr, `error[report_unwritable]: ${message}\n${remedy}\n`);
    assert.deepEqual([exitCode, stdout], [1, ""]);
    assert.equal(readFileSync(recording.reportFile, "utf8"), "mine");
  });

  it("fails when the folder does not exist", async () => {
    const recording = await start("baidu");
    const { exitCode, stderr } = await recording.run("check --record none/report.json");
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error\[report_unwritable\]: cannot write .*: system error ENOENT$/m);
  });

  it("reports a config that cannot be loaded", async () => {
    const recording = await start("baidu");
    const secret = recording.canaries.plant("a name in the config");
    writeFileSync(`${recording.folder}/vod-events.config.json`, `{"${secret}": 1}`);
    assert.equal((await recording.check()).exitCode, 1);
    const { provider, config, checks } = JSON.parse(recording.text);
    assert.deepEqual([provider, config], [undefined, undefined]);
    assert.deepEqual(
      checks.map(({ result }: { result: string }) => result),
      ["failed", "skipped", "skipped", "skipped", "skipped", "skipped"],
    );
    assert.deepEqual(recording.leaks, []);
  });

  describe("with an adapter of another author", () => {
    let project: UserProject;
    beforeEach(() => {
      project = new UserProject();
      project.install().configure({ adapters: { acme: "@acme/vod-adapter" } });
    });
    afterEach(() => project.remove());
    const check = () => project.run(["callback", "check", "--record", "report.json"]);
    const report = () => JSON.parse(readFileSync(`${project.path}/report.json`, "utf8"));

    it("reports a check in which the adapter crashes", async () => {
      project.write("state.json", { mode: "push", signing: "off", native: {} });
      await assert.rejects(check(), TypeError);
      assert.deepEqual(
        report().checks.map(({ check, code }: { check: string; code?: string }) => [check, code]),
        [
          ["config", undefined],
          ["credentials", undefined],
          ["clock", undefined],
          ["settings", "internal_error"],
        ],
      );
    });

    it("writes no report when the command is used wrongly", async () => {
      project.configure({ adapters: { acme: "@acme/vod-adapter" }, provider: undefined });
      assert.equal((await check()).exitCode, 2);
      assert.equal(existsSync(`${project.path}/report.json`), false);
    });
  });
});
