import assert from "node:assert/strict";
import { createCallbackManager, type Inbox, memoryInbox, VodError } from "@vod-events/core";
import type { CallbackApi, CallbackSettings } from "@vod-events/core/provider";
import { fakeClock } from "@vod-events/testkit";
import { acme } from "./acme.js";
import { pushConfig } from "./application.js";

/** A cloud that never returns its key and counts how often it got one. */
function providerHidingKeys(account = "account 1") {
  const cloud = {
    keys: [] as string[],
    account: account as string | undefined,
    shown: { mode: "push", signing: "unknown", events: {}, native: {} } as CallbackSettings,
  };
  const api: CallbackApi = {
    read: async () => cloud.shown,
    async write({ after }) {
      const { signingKey, ...shown } = after;
      if (signingKey !== undefined) cloud.keys.push(signingKey);
      cloud.shown = { ...shown, signing: "unknown" };
    },
    target: async () => cloud.account,
  };
  return { cloud, api };
}

function manager(api: CallbackApi, inbox?: Inbox, key = "secret1") {
  return createCallbackManager({
    provider: "acme",
    providers: { acme: () => acme({ callback: api }) },
    callback: { ...pushConfig, signing: { key } },
    inbox,
    clock: fakeClock(Date.UTC(2026, 0, 1)),
  });
}

describe("the applied-key record", () => {
  it("is missing without an inbox: each plan sends the key again and says so", async () => {
    const { cloud, api } = providerHidingKeys();
    await manager(api).apply();
    const plan = await manager(api).plan();
    assert.deepEqual(plan.changes, [
      { path: "signing", from: "unknown", to: "on" },
      { path: "signing.key", from: "unknown", to: "the configured key" },
    ]);
    assert.deepEqual(plan.unknown, [
      {
        path: "signing.key",
        reason: "the provider does not show it: the configured key is sent again",
      },
    ]);
    await manager(api).apply();
    assert.deepEqual(cloud.keys, ["secret1", "secret1"]);
  });

  it("makes the key be sent once, and the plan names the time", async () => {
    const { cloud, api } = providerHidingKeys();
    const inbox = memoryInbox();
    await manager(api, inbox).apply();
    const plan = await manager(api, inbox).apply();
    assert.deepEqual(plan.changes, []);
    assert.match(plan.unknown[0]?.reason ?? "", /the key applied at 2026-01-01T/);
    assert.deepEqual(cloud.keys, ["secret1"]);
  });

  it("is a digest that does not contain the key", async () => {
    const { api } = providerHidingKeys();
    const inbox = memoryInbox();
    const notes: string[] = [];
    const { state } = inbox;
    assert.ok(state);
    const recordingInbox: Inbox = {
      ...inbox,
      state: {
        ...state,
        async set(name, text) {
          notes.push(name, text);
          await state.set(name, text);
        },
      },
    };
    await manager(api, recordingInbox).apply();
    assert.equal(notes.length, 2);
    assert.doesNotMatch(notes.join(), /secret1/);
  });

  it("does not match another key or another account", async () => {
    const { cloud, api } = providerHidingKeys();
    const inbox = memoryInbox();
    await manager(api, inbox).apply();
    await manager(api, inbox, "secret2").apply();
    await manager(api, inbox, "secret1").apply();
    cloud.account = "account 2";
    await manager(api, inbox, "secret1").apply();
    assert.deepEqual(cloud.keys, ["secret1", "secret2", "secret1", "secret1"]);
  });

  it("is cleared when a write ends in an unknown state", async () => {
    const { cloud, api } = providerHidingKeys();
    const inbox = memoryInbox();
    await manager(api, inbox).apply();
    const { write } = api;
    api.write = async (change) => {
      await write(change);
      throw new VodError("request_rejected", "the answer is lost");
    };
    await assert.rejects(manager(api, inbox, "secret2").apply(), { code: "request_rejected" });
    api.write = write;
    await manager(api, inbox).apply();
    assert.deepEqual(cloud.keys, ["secret1", "secret2", "secret1"]);
  });

  it("is announced in the plan that sends the key", async () => {
    const { cloud, api } = providerHidingKeys();
    const inbox = memoryInbox();
    await manager(api, inbox).apply();
    const again = manager(api, inbox);
    await again.apply(await again.plan(undefined, { key: "send" }));
    assert.deepEqual(cloud.keys, ["secret1", "secret1"]);
  });

  it("is unused when the adapter cannot identify the account", async () => {
    const { cloud, api } = providerHidingKeys();
    cloud.account = undefined;
    const inbox = memoryInbox();
    await manager(api, inbox).apply();
    await manager(api, inbox).apply();
    assert.deepEqual(cloud.keys, ["secret1", "secret1"]);
  });

  it("is ignored when its content is unreadable", async () => {
    const { cloud, api } = providerHidingKeys();
    const notes = {
      get: async () => "{ no JSON",
      set: async () => {},
      compareAndSet: async () => true,
    };
    const broken = { ...notes, get: async () => assert.fail("the disk") };
    for (const each of [notes, { ...broken, set: async () => assert.fail("the disk") }]) {
      await manager(api, { ...memoryInbox(), state: each } as Inbox).apply();
    }
    assert.deepEqual(cloud.keys, ["secret1", "secret1"]);
  });

  it("is overridden by the key option", async () => {
    const { cloud, api } = providerHidingKeys();
    const inbox = memoryInbox();
    const kept = await manager(api, inbox).apply(undefined, { key: "keep" });
    assert.match(kept.unknown[0]?.reason ?? "", /the configured key is assumed, as requested/);
    assert.deepEqual(cloud.keys, []);
    await manager(api, inbox).apply();
    await manager(api, inbox).apply(undefined, { key: "send" });
    assert.deepEqual(cloud.keys, ["secret1", "secret1"]);
  });

  it("is irrelevant in pull mode", async () => {
    const { cloud, api } = providerHidingKeys();
    const plan = await manager(api).plan({ mode: "pull" });
    assert.deepEqual(plan.unknown, []);
    assert.deepEqual(cloud.keys, []);
  });
});
