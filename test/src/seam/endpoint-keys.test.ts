import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCallbackManager, type RotationOptions, type RotationStep } from "@vod-events/core";
import type { Capabilities, EndpointApi } from "@vod-events/core/provider";
import { fakeClock } from "@vod-events/testkit";
import { advanceUntilSettled } from "../core/acme-rotation.js";
import { EndpointCloud } from "./endpoint-cloud.js";
import { omni } from "./omni.js";

const url = "https://app.example/hooks/omni";
const recreated = {
  path: "endpoint",
  from: "without its key in the key file",
  to: "deleted and created again",
};

describe("the generated keys in the key file", () => {
  let folder: string;
  let keyFile: string;
  let cloud: EndpointCloud;
  const clock = fakeClock(Date.UTC(2026, 0, 1));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    keyFile = join(folder, "keys.json");
    cloud = new EndpointCloud();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (...generatedKeys: object[]) =>
    writeFileSync(keyFile, JSON.stringify({ generatedKeys }));
  const stored = () => JSON.parse(readFileSync(keyFile, "utf8")).generatedKeys;
  const managerOf = (api: EndpointApi = cloud.api(), capabilities?: Partial<Capabilities>) =>
    createCallbackManager({
      provider: "omni",
      providers: {
        omni: () => omni({ callback: api, ...(capabilities && { capabilities }) }),
      },
      callback: {
        ...{ mode: "push", url: "https://app.example/hooks" },
        signing: capabilities === undefined ? { keyFile } : { key: "key-1" },
      },
      clock,
    });

  it("are those of the provider, although another has an endpoint of the same id", async () => {
    const foreign = { provider: "another", endpointId: "e1", key: "k1" };
    write(foreign);
    cloud.add(url);
    assert.deepEqual((await managerOf().plan()).changes[0], recreated);
    assert.equal((await managerOf().read()).signingKey, "another");
    await managerOf().apply();
    assert.deepEqual(stored(), [
      foreign,
      { provider: "omni", endpointId: "e2", key: "generated-2" },
    ]);
  });

  it("are compared with the key of the same endpoint", async () => {
    cloud.showsKeys = true;
    cloud.add("https://other.example/");
    cloud.add(url);
    write(
      { provider: "omni", endpointId: "e1", key: "generated-1" },
      { provider: "omni", endpointId: "e2", key: "generated-2" },
    );
    assert.equal((await managerOf().read()).signingKey, "configured");
  });

  it("are corrected when the provider shows another, and those that have ended are dropped", async () => {
    cloud.showsKeys = true;
    await managerOf().apply();
    const ended = { provider: "omni", endpointId: "e9", key: "old", until: "2025-01-01T00:00:00Z" };
    write({ provider: "omni", endpointId: "e1", key: "wrong" }, ended);
    cloud.calls.length = 0;
    const plan = await managerOf().plan();
    const to = "the key of the endpoint";
    assert.deepEqual(plan.changes, [{ path: "signing.key", from: "not in the key file", to }]);
    await managerOf().apply(plan);
    assert.deepEqual(stored(), [{ provider: "omni", endpointId: "e1", key: "generated-1" }]);
    assert.deepEqual(cloud.calls, []);
  });

  for (const isListed of [true, false]) {
    it(`are missing when the provider returns none of its new endpoint and ${isListed ? "lists it without a key" : "does not list it"}`, async () => {
      const create: EndpointApi["create"] = async (settings) => {
        const { endpointId } = await cloud.api().create(settings);
        if (!isListed) cloud.endpoints.clear();
        return { endpointId };
      };
      await assert.rejects(managerOf({ ...cloud.api(), create }).apply(), {
        code: "response_invalid",
        message: "omni did not return the signing key of its new endpoint. Apply the config again",
        provider: "omni",
      });
    });
  }

  it("are none of a provider that uses the application's key", async () => {
    const capabilities = { signing: { covers: ["body"] } } as const;
    const api = cloud.api({ update: false });
    await managerOf(api, capabilities).apply();
    const own = cloud.endpoints.get("e1");
    assert.equal(own?.url, url);
    cloud.endpoints.set("e1", { ...own, enabled: false });
    await managerOf(api, capabilities).apply();
    assert.deepEqual(cloud.calls, ["create e1", "remove e1", "create e2"]);
  });

  it("need a file", async () => {
    const { plan } = createCallbackManager({
      provider: "omni",
      providers: { omni: () => omni({ callback: cloud.api() }) },
      callback: { mode: "push", url, signing: { key: "key-1" } },
    });
    await assert.rejects(plan(), {
      code: "config_invalid",
      message:
        "callback.signing.keyFile: required for omni, which generates its signing key. Set it to a file that apply can write",
      provider: "omni",
    });
  });

  it("belong to one endpoint only", async () => {
    cloud.add(url);
    cloud.add(url);
    await assert.rejects(managerOf().plan(), {
      code: "endpoint_conflict",
      message: "omni has 2 endpoints of this application: e1, e2. Delete all but one",
      provider: "omni",
    });
  });

  describe("while they are rotated", () => {
    const steps: RotationStep[] = [];
    beforeEach(async () => {
      steps.length = 0;
      await managerOf().apply();
    });
    const rotate = (options: RotationOptions = {}, api?: EndpointApi) =>
      advanceUntilSettled(
        clock,
        managerOf(api).rotateKey({ onStep: (step) => steps.push(step), ...options }),
      );

    it("are reported in steps, after the time to settle", async () => {
      const startedAt = clock.now();
      let verifiedAt = 0;
      const verify = async () => {
        verifiedAt = clock.now();
      };
      await rotate({ verify, settleSeconds: 7, windowSeconds: 0 });
      assert.deepEqual(steps, [
        { step: "introduced", resumed: false },
        { step: "verified" },
        { step: "switched", provider: "omni" },
        { step: "dropped" },
      ]);
      assert.equal(verifiedAt - startedAt, 7000);
    });

    it("keep the events of the old endpoint", async () => {
      const own = cloud.endpoints.get("e1");
      assert.ok(own);
      const events = { "media.uploaded": "partial", "media.deleted": false } as const;
      cloud.endpoints.set("e1", { ...own, events });
      await rotate({ wait: false });
      const moved = cloud.endpoints.get("e1");
      assert.equal(moved?.url, `${url}?retiring=e1`);
      assert.deepEqual(moved?.events, { "media.uploaded": true, "media.deleted": false });
    });

    it("must not be changed by another process", async () => {
      const onStep = ({ step }: RotationStep) => step === "introduced" && write();
      await assert.rejects(rotate({ onStep, verify: async () => {} }), {
        code: "config_invalid",
        message: "another process changed the key file during the rotation. Run the rotation again",
        provider: "omni",
      });
    });

    it("need an endpoint that moves", async () => {
      const api: EndpointApi = { ...cloud.api(), update: async () => {} };
      await assert.rejects(rotate({}, api), {
        code: "config_drift",
        message: "omni did not change the URL of its endpoint",
        provider: "omni",
      });
      await assert.rejects(rotate({}, cloud.api({ update: false })), {
        code: "unsupported",
        message:
          "omni cannot change an endpoint: its key is replaced without an overlap only. Run callback remove, then apply",
        provider: "omni",
      });
      assert.deepEqual([...cloud.endpoints.keys()], ["e1"]);
    });

    it("are not mixed with endpoints that only look like replaced ones", async () => {
      const [first] = cloud.endpoints.values();
      assert.ok(first);
      const { url: _, ...withoutUrl } = first;
      cloud.endpoints.set("e7", { ...withoutUrl, endpointId: "e7" });
      cloud.endpoints.set("e8", { ...first, endpointId: "e8", url: "not a URL" });
      const another = "https://other.example/?retiring=e9";
      cloud.endpoints.set("e9", { ...first, endpointId: "e9", url: another });
      await rotate({ windowSeconds: 0 });
      assert.deepEqual([...cloud.endpoints.keys()], ["e7", "e8", "e9", "e2"]);
    });
  });
});
