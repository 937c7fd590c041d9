import assert from "node:assert/strict";
import { createCallbackManager, memoryInbox, type VodError } from "@vod-events/core";
import type { DesiredSettings, WriteOnlyCallbackApi } from "@vod-events/core/provider";
import { fakeClock } from "@vod-events/testkit";
import { omni } from "./omni.js";

const capabilities = { read: "none", signing: { covers: ["body"] } } as const;

describe("a provider that does not show its callback config", () => {
  const inbox = memoryInbox();
  const clock = fakeClock(Date.UTC(2026, 0, 1));
  const writes: DesiredSettings[] = [];
  let failure: Error | undefined;
  const api: WriteOnlyCallbackApi = {
    async overwrite(settings) {
      writes.push(settings);
      if (failure !== undefined) throw failure;
    },
    target: async () => "account 1",
  };
  const manager = (key = "key-1") =>
    createCallbackManager({
      provider: "omni",
      providers: { omni: () => omni({ callback: api, capabilities }) },
      callback: { mode: "push", url: "https://app.example/hooks", signing: { key } },
      ...{ inbox, clock },
    });

  it("plans all settings at first, and says that it cannot know", async () => {
    const { changes, unknown } = await manager().plan();
    assert.deepEqual(changes[0], { path: "mode", from: "unknown", to: "push" });
    assert.ok(changes.some(({ path }) => path === "signing.key"));
    assert.deepEqual(unknown, [
      { path: "config", reason: "the provider does not show it: all settings are written" },
    ]);
    assert.doesNotMatch(JSON.stringify(changes), /key-1/);
  });

  it("repeats a write that failed halfway", async () => {
    failure = new Error("the second call failed");
    await assert.rejects(manager().apply(), /second call/);
    failure = undefined;
    assert.ok((await manager().plan()).changes.length > 0);
    await manager().apply();
    assert.equal(writes.length, 2);
    assert.deepEqual(writes[0], writes[1]);
  });

  it("assumes the settings that it wrote last", async () => {
    const { changes, unknown } = await manager().apply();
    assert.deepEqual(changes, []);
    assert.deepEqual(unknown, [
      {
        path: "config",
        reason:
          "the provider does not show it: the settings applied at 2026-01-01T00:00:00.000Z are assumed",
      },
    ]);
    assert.equal(writes.length, 2);
  });

  it("writes again when the config or its key changes, or on request", async () => {
    assert.ok((await manager("key-2").plan()).changes.length > 0);
    assert.ok((await manager().plan(undefined, { key: "send" })).changes.length > 0);
  });

  it("can neither be shown nor removed", async () => {
    const unsupported = ({ code }: VodError) => code === "unsupported";
    await assert.rejects(manager().read(), unsupported);
    await assert.rejects(manager().remove(), unsupported);
    const checks = await manager().check({ timeoutSeconds: 0.1 });
    assert.deepEqual(checks.find(({ check }) => check === "credentials")?.result, "skipped");
  });
});

describe("event types that share a switch", () => {
  it("are switched on for one of them, and the plan lists the others", async () => {
    const written: DesiredSettings[] = [];
    const api: WriteOnlyCallbackApi = {
      overwrite: async (settings) => void written.push(settings),
    };
    const manager = createCallbackManager({
      provider: "omni",
      providers: { omni: () => omni({ callback: api, capabilities }) },
      callback: {
        mode: "push",
        url: "https://app.example/hooks",
        signing: { key: "key-1" },
        events: ["media.deleted"],
      },
    });
    const { always } = await manager.apply();
    assert.deepEqual(always, ["media.updated", "media.ready"]);
    const on = { "media.uploaded": false, "media.deleted": true, "media.updated": true };
    assert.deepEqual(written[0]?.events, on);
  });

  it("are switched on through a type of two groups", async () => {
    const written: DesiredSettings[] = [];
    const sharedSwitches = [
      ["media.deleted", "media.updated"],
      ["media.updated", "media.uploaded"],
    ] as const;
    const manager = createCallbackManager({
      provider: "omni",
      providers: {
        omni: () =>
          omni({
            callback: { overwrite: async (settings) => void written.push(settings) },
            capabilities: { ...capabilities, sharedSwitches },
          }),
      },
      callback: {
        ...{ mode: "push", url: "https://app.example/hooks", signing: { key: "key-1" } },
        events: ["media.uploaded"],
      },
    });
    const { always } = await manager.apply();
    assert.deepEqual(always, ["media.deleted", "media.updated", "media.ready"]);
    assert.deepEqual(Object.values(written[0]?.events ?? {}), [true, true, true]);
  });
});
