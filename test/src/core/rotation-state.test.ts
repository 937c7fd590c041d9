import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCallbackManager, type RotationOptions } from "@vod-events/core";
import { acme, acmeCallbackApi, acmeCapabilities } from "./acme.js";
import { rotation } from "./acme-rotation.js";

type RotationTarget = NonNullable<RotationOptions["others"]>[number];

describe("the state of a rotation in the key file", () => {
  let folder: string;
  let keyFile: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    keyFile = join(folder, "keys.json");
    write({ key: "old1" });
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (keys: object) => writeFileSync(keyFile, JSON.stringify(keys));
  const keys = () => JSON.parse(readFileSync(keyFile, "utf8"));
  /** The time of the fake clock at its start, and some seconds later. */
  const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();

  it("is reported in steps", async () => {
    const { clock, steps, run } = rotation(keyFile);
    await run({ verify: async () => {}, settleSeconds: 5, windowSeconds: 60 });
    const [, , , waiting] = steps;
    assert.ok(waiting?.step === "waiting");
    assert.deepEqual(steps, [
      { step: "introduced", resumed: false },
      { step: "verified" },
      { step: "switched", provider: "acme" },
      { step: "waiting", until: waiting.until },
      { step: "dropped" },
    ]);
    assert.ok(waiting.until.getTime() >= Date.parse(at(65)));
    assert.ok(clock.now() >= waiting.until.getTime());
  });

  it("has no old key after the first one was introduced", async () => {
    rmSync(keyFile);
    const { steps, run } = rotation(keyFile);
    await run();
    assert.deepEqual(
      steps.map(({ step }) => step),
      ["introduced", "switched"],
    );
    rmSync(keyFile);
    await rotation(keyFile).run({ wait: false });
    assert.deepEqual(keys().previousKeys, []);
  });

  it("loses the old key at once with a window of no time", async () => {
    const { steps, run } = rotation(keyFile);
    await run({ windowSeconds: 0 });
    assert.deepEqual(
      steps.map(({ step }) => step),
      ["introduced", "switched", "dropped"],
    );
    assert.deepEqual(keys().previousKeys, []);
  });

  it("keeps older keys until their own end, and forgets those that have ended", async () => {
    const later = { key: "older2", until: at(5000) };
    write({ key: "old1", previousKeys: [{ key: "older1", until: at(-1) }, later] });
    const { steps, run } = rotation(keyFile);
    await run({ newKey: "new1", wait: false });
    const { key, previousKeys } = keys();
    assert.deepEqual([key, previousKeys[0], previousKeys[1].key], ["new1", later, "old1"]);
    assert.equal(previousKeys.length, 2);
    await run();
    assert.deepEqual(steps.slice(2), [
      { step: "waiting", until: new Date(later.until) },
      { step: "dropped" },
    ]);
    assert.deepEqual(keys(), { key: "new1", previousKeys: [] });
  });

  it("continues with an introduced key while older keys are still accepted", async () => {
    const previousKeys = [{ key: "older1", until: at(500) }];
    write({ key: "old1", nextKey: "begun1", previousKeys });
    const { api, steps, run } = rotation(keyFile);
    await run({ wait: false });
    assert.deepEqual(steps[0], { step: "introduced", resumed: true });
    assert.equal(api.settings.signingKey, "begun1");
  });

  it("accepts that another process has made the new key the current one", async () => {
    const replaced = { key: "old1", until: at(500) };
    const verify = async (key: string) => write({ key, previousKeys: [replaced] });
    const { api, run } = rotation(keyFile);
    await run({ verify, wait: false });
    assert.deepEqual(keys(), { key: api.settings.signingKey, previousKeys: [replaced] });
  });

  it("keeps a key that another rotation replaced during the window", async () => {
    const replaced = { key: "between1", until: at(1e6) };
    const { run } = rotation(keyFile);
    await run({
      windowSeconds: 60,
      onStep: ({ step }) => {
        if (step !== "waiting") return;
        write({ key: "newest1", previousKeys: [...keys().previousKeys, replaced] });
      },
    });
    assert.deepEqual(keys(), { key: "newest1", previousKeys: [replaced] });
  });

  it("is not applied by apply before the rotation applies the first key", async () => {
    write({ nextKey: "begun1" });
    const providers = { acme: () => acme({ callback: acmeCallbackApi() }) };
    const url = "https://app.example/hooks";
    const callback = { mode: "push", url, signing: { keyFile } } as const;
    const manager = createCallbackManager({ provider: "acme", providers, callback });
    await assert.rejects(manager.apply(), {
      code: "config_invalid",
      message: `the new key in ${keyFile}: is not at the provider yet. Continue the rotation`,
    });
  });

  it("explains which times and keys are possible", async () => {
    const { run } = rotation(keyFile);
    const year = 31_536_000;
    await assert.rejects(run({ settleSeconds: -1, windowSeconds: year + 1 }), {
      message: `settleSeconds: must be a number from 0 to ${year}; windowSeconds: must be a number from 0 to ${year}`,
    });
    for (const [newKey, message] of [
      ["", "newKey: must not be empty"],
      ["old1", "newKey: must differ from the current key"],
      ["NO", "newKey: must be 1 to 64 lower-case letters and digits for acme"],
    ] as const) {
      await assert.rejects(run({ newKey }), { code: "config_invalid", message });
    }
    await run({ windowSeconds: year, wait: false });
    assert.equal(keys().previousKeys.length, 1);
  });

  it("is applied to others with the signal, and only to those that the application's URL is for", async () => {
    const { signal } = new AbortController();
    const signals: unknown[] = [];
    const applied: string[] = [];
    const target = (provider: string, read: string | undefined, url = read): RotationTarget => ({
      ...{ provider, url, capabilities: acmeCapabilities },
      async read(options) {
        signals.push(options?.signal);
        return read === undefined ? {} : { url: read };
      },
      async apply(_, options) {
        signals.push(options.signal);
        applied.push(provider);
        return {
          changes: [{ path: "signing.key", from: "another key", to: "the configured key" }],
        };
      },
    });
    const others = [
      target("with-url", "https://app.example/hooks/with-url"),
      target("without-url", undefined),
      target("elsewhere", "https://other.example/", "https://app.example/hooks/elsewhere"),
    ];
    await rotation(keyFile).run({ others, signal, wait: false, onStep: undefined });
    assert.deepEqual(applied, ["with-url"]);
    assert.deepEqual(signals, [signal, signal, signal]);
  });
});
