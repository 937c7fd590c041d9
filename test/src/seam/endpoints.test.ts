import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCallbackManager, createVodEvents, type VodError } from "@vod-events/core";
import type { CallbackApi, EndpointApi } from "@vod-events/core/provider";
import { fakeClock } from "@vod-events/testkit";
import { advanceUntilSettled } from "../core/acme-rotation.js";
import { EndpointCloud } from "./endpoint-cloud.js";
import { omni, omniRequest } from "./omni.js";

const url = "https://app.example/hooks/omni";

describe("a provider with several endpoints that generates keys", () => {
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

  const options = (base = "https://app.example/hooks", update = true) => ({
    provider: "omni" as const,
    providers: { omni: () => omni({ callback: cloud.api({ update }) }) },
    callback: { mode: "push" as const, url: base, signing: { keyFile } },
    clock,
  });
  const manager = (base?: string, update?: boolean) => createCallbackManager(options(base, update));
  const stored = () => JSON.parse(readFileSync(keyFile, "utf8")).generatedKeys;
  const statusOf = async (key: string, endpointId?: string) => {
    const vod = createVodEvents(options());
    const headers: Record<string, string> = endpointId ? { "omni-endpoint": endpointId } : {};
    return (await vod.receive(omniRequest({ events: [] }, { key, headers }))).status;
  };

  it("creates the endpoint, stores its key, and has nothing to change afterwards", async () => {
    cloud.add("https://other.example/hooks");
    const plan = await manager().plan();
    assert.deepEqual(plan.changes[0], { path: "endpoint", from: "none", to: "a new endpoint" });
    await manager().apply();
    assert.deepEqual(stored(), [{ provider: "omni", endpointId: "e2", key: "generated-2" }]);
    assert.deepEqual((await manager().plan()).changes, []);
    assert.deepEqual(cloud.calls, ["create e2"]);
    const { signingKey, url: read } = await manager().read();
    assert.deepEqual([signingKey, read], ["configured", url]);
  });

  it("contains no key in its plan and settings", async () => {
    cloud.showsKeys = true;
    const plan = await manager().plan();
    await manager().apply(plan);
    const shown = [plan, await manager().read(), await manager().check()];
    assert.doesNotMatch(JSON.stringify(shown), /generated-1/);
  });

  it("passes the checks of the config and the settings once it is applied", async () => {
    const resultOf = async (name: string) => {
      const checks = await manager().check({ timeoutSeconds: 0.1 });
      return checks.find(({ check }) => check === name)?.result;
    };
    assert.deepEqual([await resultOf("config"), await resultOf("settings")], ["ok", "failed"]);
    await manager().apply();
    assert.deepEqual([await resultOf("config"), await resultOf("settings")], ["ok", "ok"]);
  });

  it("accepts deliveries with the generated key", async () => {
    await manager().apply();
    assert.equal(await statusOf("generated-1"), 200);
    assert.equal(await statusOf("generated-2"), 401);
  });

  it("starts without its key file, rejects deliveries, and accepts them when the config is applied", async () => {
    const vod = createVodEvents(options());
    const failures: unknown[] = [];
    vod.diagnostics.on("key_file_unreadable", (failure) => failures.push(failure));
    const deliver = () => vod.receive(omniRequest({ events: [] }, { key: "generated-1" }));
    await vod.start();
    assert.equal((await deliver()).status, 401);
    await vod.callback.apply();
    await clock.advance(1000);
    assert.equal((await deliver()).status, 200);
    assert.deepEqual(failures, []);
    rmSync(keyFile);
    await clock.advance(1000);
    assert.equal((await deliver()).status, 200);
    assert.equal(failures.length, 1);
    await vod.stop();
  });

  it("accepts the key that a delivery names, and no other", async () => {
    writeFileSync(
      keyFile,
      JSON.stringify({
        generatedKeys: [
          { provider: "omni", endpointId: "e1", key: "k1" },
          { provider: "omni", endpointId: "e2", key: "k2" },
          { provider: "another", endpointId: "e3", key: "k3" },
        ],
      }),
    );
    const statuses = [
      await statusOf("k1", "e1"),
      await statusOf("k2", "e2"),
      await statusOf("k2"),
      await statusOf("k1", "e2"),
      await statusOf("k3", "e3"),
      await statusOf("k3"),
    ];
    assert.deepEqual(statuses, [200, 200, 200, 401, 401, 401]);
  });

  it("repairs an endpoint whose key was lost between its creation and the key file", async () => {
    cloud.afterCreate = () => {
      throw new Error("the process ends here");
    };
    await assert.rejects(manager().apply(), /ends here/);
    cloud.afterCreate = () => {};
    const plan = await manager().plan();
    assert.deepEqual(plan.changes, [
      {
        path: "endpoint",
        from: "without its key in the key file",
        to: "deleted and created again",
      },
    ]);
    await manager().apply(plan);
    assert.deepEqual(cloud.calls, ["create e1", "remove e1", "create e2"]);
    assert.deepEqual(stored(), [{ provider: "omni", endpointId: "e2", key: "generated-2" }]);
    assert.deepEqual((await manager().plan()).changes, []);
  });

  it("repairs an endpoint when the key file could not be written", async () => {
    writeFileSync(keyFile, "not JSON");
    await assert.rejects(manager().apply(), ({ code }: VodError) => code === "config_invalid");
    assert.equal(cloud.calls.length, 0);
    rmSync(keyFile);
    cloud.afterCreate = () => rmSync(folder, { recursive: true });
    await assert.rejects(manager().apply(), ({ code }: VodError) => code === "config_invalid");
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    keyFile = join(folder, "keys.json");
    cloud.afterCreate = () => {};
    await manager().apply();
    assert.equal(stored()[0].key, "generated-2");
    chmodSync(keyFile, 0o600);
  });

  it("stores a key that the provider shows, without creating the endpoint again", async () => {
    cloud.showsKeys = true;
    cloud.add(url);
    const plan = await manager().plan();
    const change = {
      path: "signing.key",
      from: "not in the key file",
      to: "the key of the endpoint",
    };
    assert.deepEqual(plan.changes[0], change);
    await manager().apply(plan);
    assert.deepEqual(cloud.calls, ["update e1"]);
    assert.equal(stored()[0].key, "generated-1");
  });

  it("changes its endpoint when the callback URL changes", async () => {
    await manager().apply();
    await manager("https://new.example").apply();
    assert.deepEqual(cloud.calls, ["create e1", "update e1"]);
    assert.equal(cloud.endpoints.get("e1")?.url, "https://new.example/omni");
  });

  it("creates the endpoint again when the provider cannot change it, and accepts both keys", async () => {
    await manager(undefined, false).apply();
    await manager("https://new.example", false).apply();
    assert.deepEqual(cloud.calls, ["create e1", "remove e1", "create e2"]);
    assert.deepEqual([await statusOf("generated-1"), await statusOf("generated-2")], [200, 200]);
    await clock.advance(900_001);
    assert.deepEqual([await statusOf("generated-1"), await statusOf("generated-2")], [401, 200]);
  });

  it("rejects a plan when several endpoints have its URL, and names them", async () => {
    cloud.add(url);
    cloud.add(url);
    await assert.rejects(manager().plan(), ({ code, message }: VodError) => {
      assert.equal(code, "endpoint_conflict");
      assert.match(message, /e1, e2\. Delete all but one/);
      return true;
    });
  });

  it("removes its endpoint only, and accepts the key for deliveries on their way", async () => {
    cloud.add("https://other.example/hooks");
    await manager().apply();
    assert.deepEqual(await manager().remove(), { removed: true });
    assert.deepEqual([...cloud.endpoints.keys()], ["e1"]);
    assert.deepEqual(await manager().remove(), { removed: false });
    assert.equal(await statusOf("generated-2"), 200);
  });

  it("calls the methods of its API on the API", async () => {
    class Api {
      readonly #api = cloud.api();
      list = this.#api.list;
      create = this.#api.create;
      remove = this.#api.remove;
      async update(...change: Parameters<NonNullable<EndpointApi["update"]>>) {
        await this.#api.update?.(...change);
      }
    }
    const providers = { omni: () => omni({ callback: new Api() }) };
    const bound = createCallbackManager({ ...options(), providers });
    await bound.apply();
    await advanceUntilSettled(clock, bound.rotateKey({ wait: false }));
    assert.deepEqual(cloud.calls, ["create e1", "update e1", "create e2"]);
  });

  it("removes a config whose key is the application's without reading the key file", async () => {
    writeFileSync(keyFile, "not JSON");
    let isThere = true;
    const settings = () => ({ mode: "push", signing: "off", events: {}, native: {} }) as const;
    const callback: CallbackApi = {
      read: async () => ({ ...settings(), ...(isThere && { url }) }),
      write: async () => {},
      remove: async () => {
        isThere = false;
      },
    };
    const signing = { covers: ["body"] } as const;
    const providers = { omni: () => omni({ callback, capabilities: { signing } }) };
    const { remove } = createCallbackManager({ ...options(), providers });
    assert.deepEqual(await remove(), { removed: true });
  });

  it("requires a key file that it can write", async () => {
    const { callback, ...others } = options();
    const fixed = { ...callback, signing: { key: "from-the-console" } };
    const { plan } = createCallbackManager({ ...others, callback: fixed });
    await assert.rejects(plan(), /callback\.signing\.keyFile: required for omni/);
  });

  it("switches on an endpoint that was switched off", async () => {
    await manager().apply();
    const own = cloud.endpoints.get("e1");
    assert.ok(own);
    cloud.endpoints.set("e1", { ...own, enabled: false });
    assert.equal((await manager().read()).enabled, false);
    const plan = await manager().plan();
    assert.deepEqual(plan.changes, [{ path: "enabled", from: "no", to: "yes" }]);
    await manager().apply(plan);
    assert.equal(cloud.endpoints.get("e1")?.enabled, true);
    assert.deepEqual((await manager().plan()).changes, []);
  });
});
