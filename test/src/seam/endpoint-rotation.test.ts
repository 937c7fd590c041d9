import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createCallbackManager,
  createVodEvents,
  type RotationOptions,
  type RotationStep,
  type VodError,
} from "@vod-events/core";
import { fakeClock } from "@vod-events/testkit";
import { advanceUntilSettled } from "../core/acme-rotation.js";
import { EndpointCloud } from "./endpoint-cloud.js";
import { omni, omniRequest } from "./omni.js";

const url = "https://app.example/hooks/omni";
/** The endpoint of another application whose key is being rotated, too. */
const foreign = "https://other.example/hooks?retiring=e1";

type Interruption = (cloud: EndpointCloud, end: () => void) => RotationOptions;

const interruptions: readonly (readonly [when: string, interrupt: Interruption])[] = [
  [
    "after the old endpoint was moved",
    (cloud, end) => {
      cloud.afterUpdate = end;
      return {};
    },
  ],
  [
    "before the new key is stored",
    (cloud, end) => {
      cloud.afterCreate = end;
      return {};
    },
  ],
  [
    "after the new key was stored",
    (_, end) => ({ onStep: ({ step }) => step === "introduced" && end() }),
  ],
  ["while the new key is verified", (_, end) => ({ verify: async () => end() })],
  ["in the window", (_, end) => ({ onStep: ({ step }) => step === "waiting" && end() })],
];

describe("the rotation of a key that the provider generates", () => {
  let folder: string;
  let keyFile: string;
  let cloud: EndpointCloud;
  let clock = fakeClock();
  let steps: RotationStep[] = [];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    keyFile = join(folder, "keys.json");
    cloud = new EndpointCloud();
    cloud.add(foreign);
    clock = fakeClock(Date.UTC(2026, 0, 1));
    steps = [];
    await manager().apply();
    cloud.calls.length = 0;
  });
  afterEach(() => {
    assert.equal(cloud.endpoints.get("e1")?.url, foreign);
    rmSync(folder, { recursive: true });
  });

  const options = (update = true) => ({
    provider: "omni" as const,
    providers: { omni: () => omni({ callback: cloud.api({ update }) }) },
    callback: {
      ...{ mode: "push" as const, url: "https://app.example/hooks", signing: { keyFile } },
    },
    clock,
  });
  const manager = (update?: boolean) => createCallbackManager(options(update));
  const rotate = (given: RotationOptions = {}) =>
    advanceUntilSettled(
      clock,
      manager().rotateKey({ onStep: (step) => steps.push(step), ...given }),
    );
  const stepNames = () => steps.map(({ step }) => step);
  const storedIds = () =>
    JSON.parse(readFileSync(keyFile, "utf8")).generatedKeys.map(
      (each: { endpointId: string }) => each.endpointId,
    );
  const urls = () =>
    [...cloud.endpoints].flatMap(([id, each]) => (id === "e1" ? [] : [[id, each.url]]));
  const statusOf = async (key: string) => {
    const vod = createVodEvents(options());
    const request = omniRequest({ events: [] }, { key });
    return (await vod.receive({ ...request, path: "/hooks/omni?retiring=e2" })).status;
  };

  it("creates an endpoint beside the old one, and deletes the old one after the window", async () => {
    await rotate({ windowSeconds: 60 });
    assert.deepEqual(stepNames(), ["introduced", "switched", "waiting", "dropped"]);
    assert.deepEqual(cloud.calls, ["update e2", "create e3", "remove e2"]);
    assert.deepEqual(urls(), [["e3", url]]);
    assert.deepEqual(storedIds(), ["e3"]);
    assert.deepEqual((await manager().plan()).changes, []);
  });

  it("accepts deliveries of both endpoints during the window, and of the new one after it", async () => {
    await rotate({ windowSeconds: 60, wait: false });
    assert.deepEqual(urls(), [
      ["e2", `${url}?retiring=e2`],
      ["e3", url],
    ]);
    assert.deepEqual([await statusOf("generated-2"), await statusOf("generated-3")], [200, 200]);
    assert.deepEqual((await manager().plan()).changes, []);
    await clock.advance(60_001);
    assert.deepEqual([await statusOf("generated-2"), await statusOf("generated-3")], [401, 200]);
  });

  it("ends the window of an earlier run before it rotates again", async () => {
    await rotate({ windowSeconds: 60, wait: false });
    await rotate({ wait: false });
    assert.deepEqual(stepNames(), ["introduced", "switched"]);
    await clock.advance(60_001);
    await rotate({ windowSeconds: 60, wait: false });
    assert.deepEqual(cloud.calls.slice(2), ["remove e2", "update e3", "create e4"]);
    assert.deepEqual(storedIds(), ["e3", "e4"]);
  });

  for (const [when, interrupt] of interruptions) {
    it(`always has an endpoint whose key is accepted when interrupted ${when}, and completes when run again`, async () => {
      const interruption = new AbortController();
      const end = () => {
        interruption.abort(new Error("interrupted"));
        throw new Error("interrupted");
      };
      const given = interrupt(cloud, end);
      await rotate({ signal: interruption.signal, ...given }).catch(() => undefined);
      const delivering = [...cloud.endpoints.keys()].filter((id) => storedIds().includes(id));
      assert.notDeepEqual(delivering, []);
      cloud.afterCreate = cloud.afterUpdate = () => {};
      await rotate();
      assert.equal(urls().length, 1);
      assert.deepEqual(urls()[0]?.[1], url);
      assert.deepEqual(storedIds(), [urls()[0]?.[0]]);
      assert.equal(cloud.endpoints.has("e2"), false);
    });
  }

  it("keeps both endpoints and keys when the new key is not accepted", async () => {
    const keys: string[] = [];
    const verify = async (key: string) => {
      keys.push(key);
      throw new Error("not accepted");
    };
    await assert.rejects(rotate({ verify }), /not accepted/);
    assert.deepEqual(keys, ["generated-3"]);
    await clock.advance(1e9);
    assert.deepEqual([await statusOf("generated-2"), await statusOf("generated-3")], [200, 200]);
    await rotate({ verify: async () => {} });
    assert.deepEqual(steps.slice(-5)[0], { step: "introduced", resumed: true });
    assert.deepEqual(urls(), [["e3", url]]);
  });

  it("creates the endpoint when there is none", async () => {
    cloud.endpoints.delete("e2");
    await rotate();
    assert.deepEqual(cloud.calls, ["create e3"]);
    assert.deepEqual(stepNames(), ["introduced", "switched"]);
  });

  it("deletes the old endpoint when the config is removed during the window", async () => {
    await rotate({ wait: false });
    assert.deepEqual(await manager().remove(), { removed: true });
    assert.deepEqual(urls(), []);
    assert.deepEqual(await manager().remove(), { removed: false });
  });

  it("deletes the old endpoint after the callback URL has changed", async () => {
    await rotate({ windowSeconds: 60, wait: false });
    const { callback, ...others } = options();
    const moved = createCallbackManager({
      ...others,
      callback: { ...callback, url: "https://new.example" },
    });
    await moved.apply();
    await clock.advance(60_001);
    await advanceUntilSettled(clock, moved.rotateKey({ wait: false }));
    assert.equal(cloud.endpoints.has("e2"), false);
    await moved.remove();
    assert.deepEqual(urls(), []);
  });

  it("rejects a key of the application", async () => {
    await assert.rejects(rotate({ newKey: "mine" }), /newKey: omni generates its keys\. Omit it/);
    assert.deepEqual(cloud.calls, []);
  });

  it("needs a call that changes an endpoint", async () => {
    await assert.rejects(manager(false).rotateKey(), ({ code, message }: VodError) => {
      assert.equal(code, "unsupported");
      assert.match(message, /omni cannot change an endpoint.+Run callback remove, then apply/);
      return true;
    });
    assert.deepEqual(urls(), [["e2", url]]);
  });
});
