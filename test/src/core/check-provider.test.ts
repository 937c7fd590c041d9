import assert from "node:assert/strict";
import { type CallbackConfig, VodError } from "@vod-events/core";
import type {
  CallbackApi,
  CallbackSettings,
  WriteOnlyCallbackApi,
} from "@vod-events/core/provider";
import { fakeClock } from "@vod-events/testkit";
import { acmeCallbackApi, acmeCapabilities } from "./acme.js";
import { checked } from "./check-acme.js";

/** Nothing listens here: fetch does not call this port. */
const callback: CallbackConfig = {
  mode: "push",
  url: "http://127.0.0.1:1/hooks",
  signing: { key: "secret1" },
};
const inSync: Partial<CallbackSettings> = {
  url: "http://127.0.0.1:1/hooks/acme",
  signing: "on",
  signingKey: "secret1",
  events: { "media.uploaded": true, "media.deleted": true },
};

describe("the config check", () => {
  const invalid = { result: "skipped", message: "the config must be valid first" };

  it("is ok for a valid config", async () => {
    const { config } = await checked({ callback }).check();
    assert.deepEqual(config, { result: "ok", message: "the config is valid" });
  });

  it("fails for an invalid config, and skips the checks that need a valid one", async () => {
    const { check } = checked({ callback: { ...callback, signing: { key: "NO" } } });
    assert.deepEqual(await check(), {
      config: {
        result: "failed",
        message:
          "config_invalid: callback.signing.key: must be 1 to 64 lower-case letters and digits for acme",
        code: "config_invalid",
      },
      credentials: { result: "ok", message: "acme returns its callback config" },
      clock: { result: "skipped", message: "the time of acme is not available" },
      settings: invalid,
      url: invalid,
      signature: invalid,
    });
  });
});

describe("the credentials check", () => {
  const failing = (error: VodError): CallbackApi => ({
    ...acmeCallbackApi(),
    read: async () => {
      throw error;
    },
  });

  it("is skipped when the provider does not show its config", async () => {
    const api: WriteOnlyCallbackApi = { overwrite: async () => {} };
    const capabilities = { ...acmeCapabilities, read: "none" } as const;
    const { credentials } = await checked({ callback, api, capabilities }).check();
    const message = "acme does not show its callback config";
    assert.deepEqual(credentials, { result: "skipped", message });
  });

  it("fails with the codes and the request id of the error, and skips the settings", async () => {
    const details = { nativeCode: "Forbidden.RAM", requestId: "r1" };
    const error = new VodError("permission_denied", "the policy is missing", details);
    const { credentials, settings } = await checked({ callback, api: failing(error) }).check();
    assert.deepEqual(credentials, {
      result: "failed",
      message: "permission_denied: the policy is missing (request id r1)",
      code: "permission_denied",
      nativeCode: "Forbidden.RAM",
    });
    assert.deepEqual(settings, { result: "skipped", message: "the settings cannot be read" });
  });

  it("fails with the message alone when the error has no more", async () => {
    const error = new VodError("authentication_failed", "the key is wrong");
    const { credentials } = await checked({ callback, api: failing(error) }).check();
    const message = "authentication_failed: the key is wrong";
    const code = "authentication_failed";
    assert.deepEqual(credentials, { result: "failed", message, code });
  });

  it("gives its signal to each call, as the clock and settings checks do", async () => {
    const signals: unknown[] = [];
    const api: CallbackApi = {
      ...acmeCallbackApi(),
      async read(signal) {
        signals.push(signal);
        return acmeCallbackApi(inSync).settings;
      },
      async time(signal) {
        signals.push(signal);
        return undefined;
      },
    };
    const { signal } = new AbortController();
    await checked({ callback, api }).check({ signal });
    assert.deepEqual(signals, [signal, signal, signal]);
  });
});

describe("the clock check", () => {
  const clockOf = async (providerBehindMs: number, clockSkewSeconds = 60) => {
    const clock = fakeClock();
    const time = async () => new Date(clock.now() - providerBehindMs);
    const api: CallbackApi = { ...acmeCallbackApi(), time };
    return (await checked({ callback, api, clock, receiver: { clockSkewSeconds } }).check()).clock;
  };

  for (const [ms, aheadSeconds] of [
    [0, 0],
    [1400, 1],
    [60_000, 60],
    [-60_000, -60],
  ] as const) {
    it(`is ok when this clock is ${ms} ms ahead`, async () => {
      const message = "this machine's clock agrees with the clock of acme";
      assert.deepEqual(await clockOf(ms), { result: "ok", message, aheadSeconds });
    });
  }

  for (const [ms, aheadSeconds, difference] of [
    [61_000, 61, "61 s ahead of"],
    [-61_000, -61, "61 s behind"],
    [7_200_000, 7200, "7200 s ahead of"],
  ] as const) {
    it(`fails when this clock is ${ms} ms ahead`, async () => {
      const message = `this machine's clock is ${difference} the clock of acme. Synchronize it`;
      assert.deepEqual(await clockOf(ms), { result: "failed", message, aheadSeconds });
    });
  }

  it("assumes that the time was taken in the middle of the call", async () => {
    const clock = fakeClock();
    const start = clock.now();
    const time = async () => {
      await clock.advance(10_000);
      return new Date(start + 5000);
    };
    const api: CallbackApi = { ...acmeCallbackApi(), time };
    const receiver = { clockSkewSeconds: 0 };
    const result = (await checked({ callback, api, clock, receiver }).check()).clock;
    assert.deepEqual([result?.result, result?.aheadSeconds], ["ok", 0]);
  });
});

describe("the settings check", () => {
  const settingsOf = async (
    settings: Partial<CallbackSettings>,
    config: Partial<CallbackConfig> = {},
    modes = acmeCapabilities.modes,
  ) => {
    const api = acmeCallbackApi({ ...inSync, ...settings });
    const capabilities = { ...acmeCapabilities, modes };
    return (await checked({ callback: { ...callback, ...config }, api, capabilities }).check())
      .settings;
  };
  const hidden = { signingKey: undefined } as unknown as Partial<CallbackSettings>;
  const differ = (count: string, paths: readonly string[]) => ({
    result: "failed",
    message: `${count} from the config (${paths.join(", ")}). See the plan`,
    paths,
  });

  it("is ok when nothing differs", async () => {
    const message = "the settings of acme match the config";
    assert.deepEqual(await settingsOf({}), { result: "ok", message });
  });

  it("names a setting that differs", async () => {
    const found = await settingsOf({ url: "https://another.example/" });
    assert.deepEqual(found, differ("1 setting differs", ["url"]));
  });

  it("names all settings that differ", async () => {
    const found = await settingsOf({ url: "https://another.example/", events: {} });
    const paths = ["url", "events.media.uploaded", "events.media.deleted"];
    assert.deepEqual(found, differ("3 settings differ", paths));
  });

  it("warns when only the key is hidden", async () => {
    const message = "the settings of acme match the config. acme does not show its signing key";
    const paths = ["signing", "signing.key"];
    const found = await settingsOf({ ...hidden, signing: "unknown" });
    assert.deepEqual(found, { result: "warning", message, paths });
  });

  it("fails when the key is hidden and another setting differs", async () => {
    const found = await settingsOf({ ...hidden, url: "https://another.example/" });
    assert.deepEqual(found, differ("2 settings differ", ["url", "signing.key"]));
  });

  it("fails when the provider does not sign", async () => {
    const found = await settingsOf({ ...hidden, signing: "off" });
    assert.deepEqual(found, differ("2 settings differ", ["signing", "signing.key"]));
  });

  it("names the features that the provider lacks", async () => {
    const found = await settingsOf({}, { mode: "pull", events: ["media.imported"] }, ["push"]);
    assert.deepEqual(found, {
      result: "failed",
      message:
        "acme does not support mode (the provider does not support pull: use push), events.media.imported (the provider never sends it)",
      paths: ["mode", "events.media.imported"],
    });
  });
});
