import assert from "node:assert/strict";
import { callbackTestbed } from "./callback-testbed.js";

/** The cells of a table's rows, by the first of each. */
function cellsOf(table: string): Readonly<Record<string, readonly string[]>> {
  const rows = table
    .trimEnd()
    .split("\n")
    .map((line) => line.split(/ {2,}/));
  return Object.fromEntries(rows.map(([head = "", ...cells]) => [head, cells]));
}

describe("vod-events callback show", () => {
  const testbed = callbackTestbed();

  it("shows a provider's settings beside the config", async () => {
    const { exitCode, stdout } = await testbed().run("show");
    const { origin } = testbed();
    const cells = cellsOf(stdout);
    assert.equal(exitCode, 0);
    assert.deepEqual(cells[""], ["config", "baidu"]);
    assert.deepEqual(cells.url, [`${origin}/vod/baidu?…`, "none"]);
    assert.deepEqual(cells["signing key"], ["configured", "none"]);
    assert.deepEqual(cells["media.uploaded"], ["on", "off"]);
    assert.equal(cells["media.deleted"], undefined);
  });

  it("shows all providers and the events that they cannot switch", async () => {
    await testbed().run("apply --yes");
    const env = { VOD_CALLBACK_EVENTS: "media.uploaded" };
    const cells = cellsOf((await testbed().run("show --all", { env })).stdout);
    assert.deepEqual(cells[""], ["config", "tencent", "baidu"]);
    assert.deepEqual(cells["signing key"], ["configured", "unknown", "configured"]);
    assert.deepEqual(cells["media.transcoded"], ["off", "always", "on"]);
    assert.deepEqual(cells["media.deleted"], ["off", "off", "never"]);
  });

  it("shows when the provider has another key", async () => {
    await testbed().run("apply --yes", { env: { VOD_SIGNING_KEY: "anotherKey" } });
    const { stdout } = await testbed().run("show");
    assert.deepEqual(cellsOf(stdout)["signing key"], ["configured", "another"]);
  });

  it("shows the other providers when one cannot be read, and exits with 1", async () => {
    const env = { TENCENTCLOUD_SECRET_KEY: "canary0wrong" };
    const { exitCode, stdout, stderr } = await testbed().run("show --all", { env });
    assert.equal(exitCode, 1);
    assert.deepEqual(cellsOf(stdout).mode, ["push", "authentication_failed", "push"]);
    assert.match(stderr, /^error\[authentication_failed\]: tencent: .*\(request id \S+\)\n/);
  });

  it("prints one object by provider name with --json", async () => {
    const env = { TENCENTCLOUD_SECRET_KEY: "canary0wrong" };
    const { exitCode, stdout } = await testbed().run("show --all --json", { env });
    const shown = JSON.parse(stdout);
    assert.equal(exitCode, 1);
    assert.deepEqual(shown.tencent, { error: "authentication_failed" });
    assert.equal(shown.baidu.signingKey, "none");
    assert.equal(shown.baidu.events["media.uploaded"], false);
  });
});
