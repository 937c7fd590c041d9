import assert from "node:assert/strict";
import { VodError } from "@vod-events/core";
import { acme, acmeCallbackApi } from "./acme.js";
import { advanceUntil, application, pushConfig } from "./application.js";

function configured(
  api = acmeCallbackApi(),
  callback: Parameters<typeof application>[0] = { callback: pushConfig },
) {
  return { api, ...application({ adapter: acme({ callback: api }), ...callback }) };
}

const events = ["media.uploaded"] as const;

describe("the callback config", () => {
  it("plans each differing setting without showing the key or writing", async () => {
    const { vod, api } = configured(acmeCallbackApi({ signing: "on", signingKey: "other1" }), {
      callback: { ...pushConfig, events },
    });
    assert.deepEqual(await vod.callback.plan(), {
      provider: "acme",
      changes: [
        { path: "url", from: "none", to: "https://app.example/hooks/acme" },
        { path: "signing.key", from: "another key", to: "the configured key" },
        { path: "events.media.uploaded", from: "off", to: "on" },
      ],
      unsupported: [],
      always: ["media.transcoded", "workflow.completed"],
      unknown: [],
    });
    assert.equal(api.writes, 0);
  });

  it("applies the plan and has no changes the second time", async () => {
    const { vod, api } = configured();
    const first = await vod.callback.apply();
    const second = await vod.callback.apply();
    assert.deepEqual([first.changes.length, second.changes.length, api.writes], [5, 0, 1]);
    assert.deepEqual(await vod.callback.read(), {
      mode: "push",
      url: "https://app.example/hooks/acme",
      signing: "on",
      signingKey: "configured",
      events: { "media.uploaded": true, "media.deleted": true },
    });
  });

  it("switches off events that are no longer configured", async () => {
    const { vod, api } = configured(acmeCallbackApi({ events: { "media.deleted": true } }), {
      callback: { ...pushConfig, events },
    });
    await vod.callback.apply();
    assert.deepEqual(api.settings.events, { "media.uploaded": true, "media.deleted": false });
  });

  it("leaves URL and key unchanged in pull mode", async () => {
    const settings = { url: "https://old.example/", signing: "on", signingKey: "old1" } as const;
    const api = acmeCallbackApi(settings);
    const limits = {
      ...{ eventsPerPull: 1, handlesPerConfirm: 1, leaseSeconds: 30, longPollSeconds: 5 },
      ...{ pullsPerSecond: 1, confirmsPerSecond: 1 },
    };
    const queue = { limits, pull: async () => [], confirm: async () => {} };
    const adapter = acme({ callback: api, queue });
    const { vod } = application({ adapter, callback: { mode: "pull" } });
    await vod.callback.apply();
    assert.deepEqual(
      [api.settings.mode, api.settings.url, api.settings.signingKey],
      ["pull", "https://old.example/", "old1"],
    );
  });

  it("keeps the query of the base URL when it adds the provider's name", async () => {
    const { vod, api } = configured(acmeCallbackApi(), {
      callback: { ...pushConfig, url: "https://app.example/hooks/?tenant=1" },
    });
    await vod.callback.apply();
    assert.equal(api.settings.url, "https://app.example/hooks/acme?tenant=1");
    assert.equal(vod.callback.url, api.settings.url);
  });

  it("rejects an event that the provider never sends, and writes nothing", async () => {
    const { vod, api } = configured(acmeCallbackApi(), {
      callback: { ...pushConfig, events: ["media.uploaded", "media.imported"] },
    });
    const { unsupported } = await vod.callback.plan();
    assert.deepEqual(
      unsupported.map(({ path }) => path),
      ["events.media.imported"],
    );
    await assert.rejects(vod.callback.apply(), { code: "unsupported", message: /media\.imported/ });
    assert.equal(api.writes, 0);
  });

  it("reports drift when the settings read back differ, without showing the URL", async () => {
    const api = acmeCallbackApi();
    api.write = async () => {};
    const { vod } = configured(api);
    await assert.rejects(vod.callback.apply(), (error: VodError) => {
      assert.equal(error.code, "config_drift");
      assert.match(error.message, /url differs, signing is off, not on/);
      assert.doesNotMatch(error.message, /app\.example/);
      return true;
    });
  });

  it("accepts a hidden key as applied", async () => {
    const api = acmeCallbackApi({ signing: "unknown" });
    const read = api.read;
    api.read = async () => {
      const { signingKey, ...shown } = await read();
      return { ...shown, signing: "unknown" };
    };
    const { vod } = configured(api);
    const { changes } = await vod.callback.apply();
    assert.deepEqual(
      changes.filter(({ path }) => path.startsWith("signing")),
      [
        { path: "signing", from: "unknown", to: "on" },
        { path: "signing.key", from: "unknown", to: "the configured key" },
      ],
    );
  });

  it("retries calls that fail temporarily", async () => {
    const api = acmeCallbackApi();
    const read = api.read;
    let failures = 4;
    api.read = async () => {
      if (failures-- > 0) throw new VodError("throttled", "slow down");
      return read();
    };
    const { vod, clock } = configured(api);
    await advanceUntil(clock, vod.callback.read());
    failures = 100;
    await assert.rejects(advanceUntil(clock, vod.callback.read()), { code: "throttled" });
    assert.equal(failures, 95);
  });

  it("does not retry permanent failures", async () => {
    const api = acmeCallbackApi();
    let calls = 0;
    api.read = async () => {
      calls += 1;
      throw new VodError("authentication_failed", "the key is wrong");
    };
    const { vod } = configured(api);
    await assert.rejects(vod.callback.read(), { code: "authentication_failed" });
    assert.equal(calls, 1);
  });

  it("reports a provider without an API", async () => {
    const { vod } = application();
    await assert.rejects(vod.callback.read(), { code: "unsupported" });
  });
});
