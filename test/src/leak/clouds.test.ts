import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CallbackConfig, createCallbackManager, type VodError } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { type SimulatedCloud, simulateBaidu, simulateTencent } from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import { Canaries } from "./canaries.js";
import { assertNoLeaks, Evidence } from "./evidence.js";
import { plantedCallback, plantedCloud } from "./planted-clouds.js";

const immediateClock = { now: Date.now, sleep: async () => {} };

describe("diagnostics about a provider contain no secret", () => {
  let canaries: Canaries;
  let evidence: Evidence;
  let folder: string;
  const clouds: SimulatedCloud[] = [];
  beforeEach(() => {
    canaries = new Canaries();
    evidence = new Evidence(canaries);
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
  });
  afterEach(async () => {
    await Promise.all(clouds.splice(0).map((cloud) => cloud.close()));
    rmSync(folder, { recursive: true });
  });

  function manager(adapter: Provider, callback: CallbackConfig = plantedCallback(canaries)) {
    const providers = { cloud: () => adapter };
    return createCallbackManager({ provider: "cloud", providers, callback, clock: immediateClock });
  }

  it("when its config drifts, except in the drift itself", async () => {
    const { callback: api, ...adapter } = plantedCloud(
      "tencent",
      { endpoint: "http://127.0.0.1:1" },
      canaries,
    );
    const odd = { mode: "push", signing: "unknown", events: {}, native: {} } as const;
    const url = `https://other.example/${canaries.plant("the path of another URL")}`;
    const drifted = { ...odd, url, signingKey: canaries.plant("another signing key") };
    let reads = 0;
    const drifting = {
      ...api,
      read: async () => (reads++ === 0 ? odd : drifted),
      write: async () => {},
    };
    const cloud = manager({ ...adapter, callback: drifting });
    await assert.rejects(cloud.apply(), (error: VodError) => {
      evidence.value("apply()", error);
      assert.equal(error.code, "config_drift");
      assert.ok(error.drift?.some(({ path }) => path === "url"));
      return true;
    });
    const shown = await cloud.read();
    evidence.value("read(), but for the URL", { ...shown, url: undefined });
    const plan = await cloud.plan();
    await evidence.thrown("apply(plan)", () => cloud.apply({ ...plan, changes: [] }));
    const changes = plan.changes.map((change) => (change.path === "url" ? {} : change));
    evidence.value("plan(), but for URLs", { ...plan, changes });
    await assertNoLeaks(evidence);
  });

  for (const name of ["tencent", "baidu"] as const) {
    it(`when ${name} rejects the credentials`, async () => {
      const cloud = await (name === "tencent" ? simulateTencent() : simulateBaidu());
      clouds.push(cloud);
      const { read, apply, check } = manager(plantedCloud(name, cloud, canaries));
      await evidence.thrown("read()", () => read());
      await evidence.thrown("apply()", () => apply());
      evidence.value("check()", await check());
      await assertNoLeaks(evidence);
    });
  }

  it("when a key rotates, at each step and when it is too early", async () => {
    const simulated = await simulateTencent();
    clouds.push(simulated);
    const { endpoint, credentials } = simulated;
    canaries.track("tencent.credentials.secretKey", credentials.secretKey);
    const adapter = tencent({ endpoint, credentials, env: {} });
    const keyFile = join(folder, "keys.json");
    writeFileSync(keyFile, JSON.stringify({ key: canaries.plant("a key in the key file") }));
    const rotated = manager(adapter, { ...plantedCallback(canaries), signing: { keyFile } });
    const steps: unknown[] = [];
    const rotate = (more: object) =>
      rotated.rotateKey({ windowSeconds: 0, onStep: (step) => steps.push(step), ...more });
    const newKey = canaries.plant("newKey");
    await evidence.thrown("rotateKey()", () => rotate({ newKey, verify: "receiver" }));
    await evidence.thrown("rotateKey()", () => rotate({ newKey: canaries.plant("newKey") }));
    await rotate({ newKey });
    await evidence.thrown("rotateKey()", () => rotate({ newKey }));
    await evidence.thrown("rotateKey()", () =>
      rotate({ newKey: `${canaries.plant("newKey")} \n` }),
    );
    evidence.value("steps", steps);
    assert.match(JSON.stringify(steps), /introduced.*resumed.*switched.*dropped/);
    evidence.value("check()", await rotated.check());
    writeFileSync(keyFile, `{"${newKey}`);
    await evidence.thrown("rotateKey()", () => rotate({}));
    await assertNoLeaks(evidence);
  });
});
