import assert from "node:assert/strict";
import type { CheckResult } from "@vod-events/core";
import { startApiServer } from "../baidu/api-server.js";
import { callbackTestbed, configuredKey } from "./callback-testbed.js";
import type { RunOptions } from "./run-in-process.js";

describe("vod-events callback check", () => {
  const testbed = callbackTestbed();

  /** Runs it; gives each check as `result: message`. */
  async function check(options: RunOptions = {}, flags = "") {
    const { exitCode, stdout } = await testbed().run(`check --json${flags}`, options);
    const results: readonly CheckResult[] = JSON.parse(stdout);
    const found = results.map(({ check, result, message }) => [check, `${result}: ${message}`]);
    return { exitCode, found: Object.fromEntries(found) as Record<string, string> };
  }

  it("reports no problem when everything is correct", async () => {
    await testbed().run("apply --yes");
    testbed().receive({ key: configuredKey });
    const { exitCode, stdout, stderr } = await testbed().run("check");
    assert.equal(stderr, "");
    assert.deepEqual(stdout.trimEnd().split("\n"), [
      "✓ config       the config is valid",
      "✓ credentials  baidu returns its callback config",
      "✓ clock        this machine's clock agrees with the clock of baidu",
      "✓ settings     the settings of baidu match the config",
      `! url          a receiver answers at ${testbed().origin} over http. Anyone on the network can read callbacks. Use https`,
      "✓ signature    the receiver accepts deliveries signed with the key",
    ]);
    assert.equal(exitCode, 0);
  });

  it("warns when the provider never shows its key", async () => {
    await testbed().run("apply --yes --provider tencent");
    testbed().receive({ key: configuredKey });
    const { exitCode, found } = await check({}, " --provider tencent");
    assert.match(found.settings ?? "", /^warning: .*does not show its signing key$/);
    assert.equal(exitCode, 0);
  });

  it("skips all other checks when the config is invalid", async () => {
    const { exitCode, found } = await check({ env: { VOD_CALLBACK_URL: "" } });
    assert.equal(exitCode, 1);
    assert.match(found.config ?? "", /^failed: config_invalid: callback\.url: required/);
    assert.equal(found.credentials, "ok: baidu returns its callback config");
    for (const name of ["settings", "url", "signature"]) {
      assert.equal(found[name], "skipped: the config must be valid first");
    }
  });

  it("reports an invalid URL instead of failing", async () => {
    const { exitCode, found } = await check({ env: { VOD_CALLBACK_URL: "canary" } });
    assert.equal(exitCode, 1);
    assert.match(found.config ?? "", /^failed: .*absolute http or https URL/);
    assert.doesNotMatch(JSON.stringify(found), /canary/);
  });

  it("reports wrong credentials and skips the settings", async () => {
    testbed().receive({ key: configuredKey });
    const { exitCode, found } = await check({ env: { BAIDUCLOUD_SECRET_KEY: "wrong" } });
    assert.equal(exitCode, 1);
    assert.match(found.credentials ?? "", /^failed: authentication_failed: .*\(request id \S+\)$/);
    assert.match(found.settings ?? "", /^skipped: /);
    assert.match(found.signature ?? "", /^ok: /);
  });

  for (const [seconds, direction] of [
    [-3600, "ahead of"],
    [3600, "behind"],
  ] as const) {
    it(`reports by how much this machine's clock is ${direction} the provider's`, async () => {
      const cloud = await startApiServer((response) => {
        const date = new Date(Date.now() + seconds * 1000).toUTCString();
        response.writeHead(200, { "content-type": "application/json", date }).end("{}");
      });
      testbed().answer(404);
      const { exitCode, found } = await check({ env: { BAIDUCLOUD_VOD_ENDPOINT: cloud.endpoint } });
      await cloud.close();
      assert.equal(exitCode, 1);
      assert.match(
        found.clock ?? "",
        new RegExp(
          `^failed: this machine's clock is 3(600|599|601) s ${direction} the clock of baidu`,
        ),
      );
    });
  }

  it("counts the settings that differ", async () => {
    testbed().receive({ key: configuredKey });
    const { exitCode, found } = await check();
    assert.equal(exitCode, 1);
    assert.match(
      found.settings ?? "",
      /^failed: 11 settings differ from the config \(url, signing,/,
    );
  });

  it("reports a URL where nothing listens and sends no test delivery", async () => {
    const env = { VOD_CALLBACK_URL: "http://127.0.0.1:2/vod" };
    const { exitCode, found } = await check({ env });
    assert.equal(exitCode, 1);
    assert.match(found.url ?? "", /^failed: http:\/\/127\.0\.0\.1:2 refuses connections/);
    assert.equal(found.signature, "skipped: the URL must answer first");
  });

  it("reports an unknown host name and a TLS failure", async () => {
    const unknown = await check({ env: { VOD_CALLBACK_URL: "https://nobody.invalid/vod" } });
    assert.match(
      unknown.found.url ?? "",
      /^failed: https:\/\/nobody\.invalid has an unknown host name/,
    );
    testbed().receive({ key: configuredKey });
    const https = testbed().origin.replace("http:", "https:");
    const { found } = await check({ env: { VOD_CALLBACK_URL: https } });
    assert.match(
      found.url ?? "",
      /^failed: https:\/\/\S+ (fails in TLS \(|breaks the connection off)/,
    );
  });

  it("stops waiting for the receiver at the timeout", async () => {
    const { exitCode, found } = await check({}, " --timeout 0.05");
    assert.equal(exitCode, 1);
    assert.match(found.url ?? "", /^failed: \S+ does not answer within 0\.05 s/);
  });

  for (const [status, url, signature] of [
    [200, /another server answers/, /is not vod-events/],
    [302, /it redirects/, /answers with 302/],
    [404, /no receiver has this path/, /no receiver has this path/],
    [502, /Check that the proxy reaches the receiver/, /Check the log/],
  ] as const) {
    it(`reports a URL that answers with ${status} as no receiver`, async () => {
      testbed().answer(status);
      const { exitCode, found } = await check();
      assert.equal(exitCode, 1);
      assert.match(found.url ?? "", url);
      assert.match(found.signature ?? "", signature);
      assert.match(found.signature ?? "", /^failed: /);
    });
  }

  it("reports that the receiver rejects the key", async () => {
    testbed().receive({ key: "anotherKey" });
    const { exitCode, found } = await check();
    assert.equal(exitCode, 1);
    assert.match(found.signature ?? "", /^failed: \S+ answers with 401: it rejects this key/);
  });

  it("skips the receiver in pull mode", async () => {
    await testbed().run("apply --yes --provider tencent", { env: { VOD_CALLBACK_MODE: "pull" } });
    await testbed().tencent.upload({ name: "a.mp4" });
    const { exitCode, found } = await check(
      { env: { VOD_CALLBACK_MODE: "pull" } },
      " --provider tencent",
    );
    assert.equal(exitCode, 0);
    assert.match(found.url ?? "", /^skipped: in mode pull/);
    assert.match(found.signature ?? "", /^skipped: in mode pull/);
    assert.deepEqual(testbed().tencent.queue, { waiting: 1, leased: 0 });
  });
});
