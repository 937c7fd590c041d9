import assert from "node:assert/strict";
import { type CallbackConfig, createCallbackManager } from "@vod-events/core";
import type { AnyCallbackApi, CallbackApi, CallbackSettings } from "@vod-events/core/provider";
import { acme, acmeCallbackApi, acmeCapabilities } from "./acme.js";
import { pushConfig } from "./application.js";

const managerOf = (api: AnyCallbackApi | undefined, callback: CallbackConfig = pushConfig) =>
  createCallbackManager({
    provider: "acme",
    providers: { acme: () => acme(api === undefined ? {} : { callback: api }) },
    callback,
  });

describe("the settings that are read", () => {
  const keyState = async (settings: Partial<CallbackSettings>, callback?: CallbackConfig) =>
    (await managerOf(acmeCallbackApi(settings), callback).read()).signingKey;

  const states: readonly (readonly [string, Partial<CallbackSettings>])[] = [
    ["configured", { signing: "on", signingKey: "secret1" }],
    ["another", { signing: "on", signingKey: "other1" }],
    ["none", { signing: "off" }],
    ["unknown", { signing: "on" }],
    ["unknown", { signing: "unknown" }],
    ["configured", { signing: "on", endpointId: "e1" }],
  ];
  for (const [state, settings] of states) {
    it(`tell that the key is ${state} for ${JSON.stringify(Object.keys(settings))} and signing ${settings.signing}`, async () => {
      assert.equal(await keyState(settings), state);
    });
  }

  it("can be read without the key file", async () => {
    const callback = { ...pushConfig, signing: { keyFile: "/nowhere/keys.json" } };
    assert.equal(await keyState({ signing: "on", signingKey: "other1" }, callback), "another");
    assert.equal(await keyState({ signing: "on", endpointId: "e1" }, callback), "another");
  });

  it("cannot be read when the provider does not show them", async () => {
    await assert.rejects(managerOf({ overwrite: async () => {} }).read(), {
      code: "unsupported",
      message: "acme does not show its callback config. A plan tells what was last written",
      provider: "acme",
    });
  });

  it("cannot be read when the provider has no API", async () => {
    await assert.rejects(managerOf(undefined).read(), {
      code: "unsupported",
      message: "acme has no API for its callback config. Use its console",
      provider: "acme",
    });
  });
});

describe("a removal", () => {
  /** A config that a removal makes empty. */
  function removable(settings: Partial<CallbackSettings>, left: Partial<CallbackSettings> = {}) {
    const api: CallbackApi & { removals: number } = {
      ...acmeCallbackApi(),
      removals: 0,
      read: async () => acmeCallbackApi(api.removals === 0 ? settings : left).settings,
      remove: async () => {
        api.removals += 1;
      },
    };
    return api;
  }

  const configs: readonly (readonly [string, Partial<CallbackSettings>, removed: boolean])[] = [
    ["without settings", {}, false],
    ["whose events are off", { events: { "media.uploaded": false } }, false],
    ["with a URL", { url: "https://old.example/" }, true],
    ["with an event", { events: { "media.deleted": false, "media.uploaded": true } }, true],
    ["with a part of an event", { events: { "media.uploaded": "partial" } }, true],
    ["with a queue", { mode: "pull" }, true],
  ];
  for (const [what, settings, removed] of configs) {
    it(`${removed ? "deletes" : "leaves"} a config ${what}`, async () => {
      const api = removable(settings);
      assert.deepEqual(await managerOf(api).remove(), { removed });
      assert.equal(api.removals, removed ? 1 : 0);
    });
  }

  it("fails when the config is still there", async () => {
    const url = "https://old.example/";
    await assert.rejects(managerOf(removable({ url }, { url })).remove(), {
      code: "config_drift",
      message: "acme still has a callback config after its deletion. Try again",
      provider: "acme",
    });
  });

  it("deletes a config that is not shown", async () => {
    let removals = 0;
    const api = {
      overwrite: async () => {},
      remove: async () => {
        removals += 1;
      },
    };
    assert.deepEqual([await managerOf(api).remove(), removals], [{ removed: true }, 1]);
  });

  it("needs a call that deletes", async () => {
    const api = acmeCallbackApi({ url: "https://old.example/" });
    await assert.rejects(managerOf(api).remove(), {
      code: "unsupported",
      message: "acme has no call to delete its callback config. Use its console",
      provider: "acme",
    });
  });
});

describe("the settings that differ", () => {
  it("are those of the queue in mode pull", async () => {
    const limits = {
      ...{ eventsPerPull: 1, handlesPerConfirm: 1, leaseSeconds: 30, longPollSeconds: 5 },
      ...{ pullsPerSecond: 1, confirmsPerSecond: 1 },
    };
    const queue = { address: "queue-2", limits, pull: async () => [], confirm: async () => {} };
    const hidden = { signing: "unknown", events: { "media.uploaded": "partial" } } as const;
    const changesFor = async (settings: Partial<CallbackSettings>) => {
      const api = acmeCallbackApi({ ...hidden, ...settings });
      const manager = createCallbackManager({
        provider: "acme",
        providers: { acme: () => acme({ callback: api, queue }) },
        callback: { mode: "pull", signing: { key: "secret1" } },
      });
      const { changes, unknown } = await manager.plan();
      await manager.apply();
      assert.equal(api.settings.queue, "queue-2");
      assert.deepEqual((await manager.plan()).changes, []);
      return { changes, unknown };
    };
    const events = [
      { path: "events.media.uploaded", from: "partly on", to: "on" },
      { path: "events.media.deleted", from: "off", to: "on" },
    ];
    assert.deepEqual(await changesFor({}), {
      changes: [
        { path: "mode", from: "push", to: "pull" },
        { path: "queue", from: "none", to: "queue-2" },
        ...events,
      ],
      unknown: [],
    });
    assert.deepEqual(await changesFor({ mode: "pull", queue: "queue-1" }), {
      changes: [{ path: "queue", from: "queue-1", to: "queue-2" }, ...events],
      unknown: [],
    });
  });

  it("are all of a provider that never had settings, and its unsupported events are named", async () => {
    const { "media.imported": _, ...events } = acmeCapabilities.events;
    const capabilities = { ...acmeCapabilities, events };
    const manager = createCallbackManager({
      provider: "acme",
      providers: { acme: () => acme({ callback: acmeCallbackApi(), capabilities }) },
      callback: { ...pushConfig, events: ["media.uploaded", "media.imported", "edit.completed"] },
    });
    const { changes, unsupported } = await manager.plan();
    assert.deepEqual(changes, [
      { path: "url", from: "none", to: "https://app.example/hooks/acme" },
      { path: "signing", from: "off", to: "on" },
      { path: "signing.key", from: "none", to: "the configured key" },
      { path: "events.media.uploaded", from: "off", to: "on" },
    ]);
    const reason = "the provider never sends it";
    const paths = ["events.media.imported", "events.edit.completed"];
    assert.deepEqual(
      unsupported,
      paths.map((path) => ({ path, reason })),
    );
    await assert.rejects(manager.apply(), {
      code: "unsupported",
      message: `acme does not support ${paths.map((path) => `${path} (${reason})`).join(", ")}. Remove it from callback`,
      provider: "acme",
    });
  });

  it("make a plan stale, and are named", async () => {
    const api = acmeCallbackApi();
    const manager = managerOf(api);
    const plan = await manager.plan();
    api.settings = { ...api.settings, mode: "pull", url: "https://another.example/" };
    await assert.rejects(manager.apply(plan), {
      code: "plan_stale",
      message: "the plan is stale: mode, url changed meanwhile. Create a new plan",
      provider: "acme",
    });
    assert.equal(api.writes, 0);
  });

  it("are an error when they differ after they were written", async () => {
    const url = "https://app.example/hooks/acme";
    const unwritten = async (settings: Partial<CallbackSettings>) => {
      const api: CallbackApi = { ...acmeCallbackApi(settings), write: async () => {} };
      await managerOf(api).apply();
    };
    const message = "acme did not apply its callback config";
    await assert.rejects(unwritten({ url, signing: "on", signingKey: "other1" }), {
      code: "config_drift",
      message: `${message}: signing.key is another key, not the configured key, events.media.uploaded is off, not on, events.media.deleted is off, not on`,
    });
    const events = { "media.uploaded": true, "media.deleted": false };
    await assert.rejects(unwritten({ url, signing: "unknown", events }), {
      code: "config_drift",
      message: `${message}: events.media.deleted is off, not on`,
    });
  });
});
