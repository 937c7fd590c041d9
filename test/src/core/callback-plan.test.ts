import assert from "node:assert/strict";
import { type CallbackConfig, createCallbackManager, type VodError } from "@vod-events/core";
import type { CallbackSettings } from "@vod-events/core/provider";
import { acme, acmeCallbackApi, acmeCapabilities } from "./acme.js";
import { application, pushConfig } from "./application.js";

function manager(initial: Partial<CallbackSettings> = {}, modes = acmeCapabilities.modes) {
  const api = acmeCallbackApi(initial);
  const adapter = acme({ callback: api, capabilities: { ...acmeCapabilities, modes } });
  const callback = createCallbackManager({
    provider: "acme",
    providers: { acme: () => adapter },
    callback: pushConfig,
  });
  return { api, callback };
}

const inSync: Partial<CallbackSettings> = {
  url: "https://app.example/hooks/acme",
  signing: "on",
  signingKey: "secret1",
  events: { "media.uploaded": true, "media.deleted": true },
};

describe("a plan", () => {
  it("is empty when nothing changes, and applying it writes nothing", async () => {
    const { api, callback } = manager(inSync);
    const plan = await callback.plan();
    assert.deepEqual([plan.changes, plan.unsupported, plan.unknown], [[], [], []]);
    await callback.apply(plan);
    assert.equal(api.writes, 0);
  });

  it("can be made from another config and applied", async () => {
    const { api, callback } = manager(inSync);
    const desired: CallbackConfig = {
      ...pushConfig,
      url: "https://new.example/",
      events: ["media.deleted"],
    };
    const plan = await callback.plan(desired);
    assert.deepEqual(plan.changes, [
      {
        path: "url",
        from: "https://app.example/hooks/acme",
        to: "https://new.example/acme",
      },
      { path: "events.media.uploaded", from: "on", to: "off" },
    ]);
    assert.deepEqual(await callback.apply(plan), plan);
    assert.equal(api.settings.url, "https://new.example/acme");
    assert.deepEqual((await callback.apply(desired)).changes, []);
  });

  it("lists an unsupported mode as data and is rejected by apply", async () => {
    const { api, callback } = manager(inSync, ["push"]);
    const desired: CallbackConfig = { mode: "pull", events: ["media.imported"] };
    const plan = await callback.plan(desired);
    assert.deepEqual(plan.unsupported, [
      { path: "mode", reason: "the provider does not support pull: use push" },
      { path: "events.media.imported", reason: "the provider never sends it" },
    ]);
    for (const given of [plan, desired]) {
      await assert.rejects(callback.apply(given), {
        code: "unsupported",
        message: /mode \(.+use push/,
      });
    }
    assert.equal(api.writes, 0);
  });

  it("is rejected for an invalid config", async () => {
    const { callback } = manager();
    await assert.rejects(callback.plan({ ...pushConfig, url: "/hooks" }), {
      code: "config_invalid",
      message: /callback\.url: must be/,
    });
    await assert.rejects(callback.apply({ mode: "push" } as CallbackConfig), {
      code: "config_invalid",
    });
  });

  it("is rejected as stale when the provider has changed, naming the difference", async () => {
    const { api, callback } = manager();
    const plan = await callback.plan();
    api.settings = { ...api.settings, url: "https://somebody.example/" };
    await assert.rejects(callback.apply(plan), (error: VodError) => {
      assert.equal(error.code, "plan_stale");
      assert.match(error.message, /stale: url changed meanwhile. Create a new plan/);
      assert.doesNotMatch(error.message, /somebody/);
      return true;
    });
    assert.equal(api.writes, 0);
  });

  it("can be applied twice, or after a part of it was done", async () => {
    const { api, callback } = manager();
    const plan = await callback.plan();
    api.settings = { ...api.settings, events: { "media.uploaded": true } };
    await callback.apply(plan);
    await callback.apply(plan);
    assert.equal(api.writes, 1);
  });

  it("can be stored as JSON and applied by an application with the same config", async () => {
    const { api, callback } = manager();
    const kept = JSON.parse(JSON.stringify(await callback.plan()));
    assert.doesNotMatch(JSON.stringify(kept), /secret1/);
    await callback.apply(kept);
    assert.equal(api.settings.signingKey, "secret1");
  });

  it("is rejected by another provider", async () => {
    const { callback } = manager();
    const plan = { ...(await callback.plan()), provider: "acne" };
    await assert.rejects(callback.apply(plan), { code: "plan_stale", message: /it is for acne/ });
  });
});

describe("config drift", () => {
  it("contains both values, which loggers do not print", async () => {
    const api = acmeCallbackApi({ url: "https://old.example/canary" });
    api.write = async () => {};
    const { vod } = application({ adapter: acme({ callback: api }) });
    await assert.rejects(vod.callback.apply(), (error: VodError) => {
      assert.deepEqual(error.drift?.slice(0, 2), [
        {
          path: "url",
          expected: "https://app.example/hooks/acme",
          actual: "https://old.example/canary",
        },
        { path: "signing", expected: "on", actual: "off" },
      ]);
      assert.doesNotMatch(JSON.stringify({ ...error, message: error.message }), /canary/);
      return true;
    });
  });
});

describe("the providers of an application", () => {
  it("each have a callback config by name", async () => {
    const apis = { one: acmeCallbackApi(), two: acmeCallbackApi() };
    const { vod } = application({
      provider: "one",
      providers: {
        one: () => acme({ callback: apis.one }),
        two: () => acme({ callback: apis.two }),
      },
    });
    await vod.callback.apply();
    await vod.callbackOf("two").apply();
    assert.deepEqual(
      [apis.one.settings.url, apis.two.settings.url],
      ["https://app.example/hooks/one", "https://app.example/hooks/two"],
    );
    assert.throws(() => vod.callbackOf("three"), {
      code: "config_invalid",
      message: /unknown name "three"\. Known names: one, two/,
    });
  });
});
