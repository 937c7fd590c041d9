import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type SimulatedMux, simulateMux } from "@vod-events/simulator";
import { fakeClock } from "@vod-events/testkit";
import type { CommandResult } from "./run-in-process.js";
import { UserProject } from "./third-party.js";

const base = "https://app.example/vod";

describe("vod-events callback with a provider that generates its key", () => {
  let cloud: SimulatedMux;
  let project: UserProject;
  before(async () => {
    cloud = await simulateMux();
    await cloud.configure({ webhooks: [{ address: "https://other.example/hooks" }] });
    project = new UserProject().configure({
      provider: "mux",
      callback: { mode: "push", url: base, signing: { keyFile: "keys.json" } },
    });
  });
  after(async () => {
    await cloud.close();
    project.remove();
  });

  const secrets = (): readonly string[] =>
    JSON.parse(readFileSync(join(project.path, "keys.json"), "utf8")).generatedKeys.map(
      ({ key }: { readonly key: string }) => key,
    );
  const addresses = () => cloud.config.webhooks.map(({ address }) => address).toSorted();

  /** Runs the command on a clock that advances whenever something waits for it. No output contains a secret. */
  async function run(command: string): Promise<CommandResult> {
    const { tokenId, tokenSecret } = cloud.credentials;
    const env = {
      MUX_BASE_URL: cloud.endpoint,
      MUX_TOKEN_ID: tokenId,
      MUX_TOKEN_SECRET: tokenSecret,
    };
    const clock = fakeClock(Date.now());
    let isRunning = true;
    const running = project.run(["callback", ...command.split(" ")], { env, clock }).finally(() => {
      isRunning = false;
    });
    while (isRunning) {
      await new Promise((resolve) => setImmediate(resolve));
      if (clock.sleeping > 0) await clock.advance(1000);
    }
    const result = await running;
    for (const secret of [tokenSecret, ...secrets()]) {
      assert.ok(!`${result.stdout}${result.stderr}`.includes(secret));
    }
    return result;
  }

  it("creates the endpoint and the key file", async () => {
    const { stdout, stderr, exitCode } = await run("apply --yes");
    assert.deepEqual([stderr, exitCode], ["", 0]);
    assert.match(stdout, /endpoint {2}none → a new endpoint\n/);
    assert.equal(secrets().length, 1);
  });

  it("shows whether the endpoint is switched on, and switches it on", async () => {
    const webhooks = cloud.config.webhooks.map(({ address }) => ({ address, enabled: false }));
    await cloud.configure({ webhooks });
    assert.match((await run("show")).stdout, /^enabled +yes +no$/m);
    assert.match((await run("apply --yes")).stdout, /enabled {2}no → yes\n/);
    assert.match((await run("show")).stdout, /^enabled +yes +yes$/m);
  });

  it("rotates the key with a second endpoint until the window ends", async () => {
    const [old] = secrets();
    const { stdout, stderr, exitCode } = await run("rotate-key --yes --no-verify");
    assert.deepEqual([stderr, exitCode], ["", 0]);
    assert.deepEqual(
      stdout
        .replace(/ until 2.+/, " until …")
        .trimEnd()
        .split("\n"),
      [
        "the key file has the new key; both keys are accepted",
        "mux signs with the new key",
        "the old key is accepted until …",
        "the old key is removed from the key file",
      ],
    );
    assert.deepEqual(addresses(), [`${base}/mux`, "https://other.example/hooks"].toSorted());
    assert.equal(secrets().length, 1);
    assert.notEqual(secrets()[0], old);
  });

  it("removes its endpoint only", async () => {
    assert.equal((await run("remove --yes")).exitCode, 0);
    assert.deepEqual(addresses(), ["https://other.example/hooks"]);
  });
});
