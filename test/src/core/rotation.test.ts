import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCallbackManager, VodError } from "@vod-events/core";
import { fakeClock } from "@vod-events/testkit";
import { acme, acmeCallbackApi, acmeCapabilities, acmeRequest } from "./acme.js";
import { rotation } from "./acme-rotation.js";
import { application } from "./application.js";

describe("key rotation", () => {
  let folder: string;
  let keyFile: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    keyFile = join(folder, "keys.json");
    writeFileSync(keyFile, '{ "key": "old1" }');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const keys = () => JSON.parse(readFileSync(keyFile, "utf8"));

  it("introduces a key, applies it and removes the old one after the window", async () => {
    const { api, steps, run } = rotation(keyFile);
    await run({ windowSeconds: 120 });
    assert.deepEqual(
      steps.map(({ step }) => step),
      ["introduced", "switched", "waiting", "dropped"],
    );
    assert.match(api.settings.signingKey ?? "", /^[a-z0-9]{32}$/);
    assert.deepEqual(keys(), { key: api.settings.signingKey, previousKeys: [] });
    assert.deepEqual(readdirSync(folder), ["keys.json"]);
  });

  it("rejects no delivery signed with either key", async () => {
    const clock = fakeClock();
    const callback = {
      mode: "push",
      url: "https://app.example/hooks",
      signing: { keyFile },
    } as const;
    const { vod } = application({ callback, clock });
    const api = acmeCallbackApi({ signing: "on", signingKey: "old1" });
    const { run } = rotation(keyFile, clock, api);
    let uploads = 0;
    const deliver = async () => {
      const key = api.settings.signingKey ?? "";
      const json = { uploads: [`m${++uploads}`] };
      return (await vod.receive(acmeRequest(json, { key, time: clock.now() }))).status;
    };
    const late = acmeRequest({ uploads: ["late"] }, { key: "old1", time: clock.now() + 4000 });
    const statuses: number[] = [];
    const interval = setInterval(() => void deliver().then((status) => statuses.push(status)), 0);
    const onStep = () => void deliver().then((status) => statuses.push(status));
    await run({ windowSeconds: 900, onStep });
    clearInterval(interval);
    assert.ok(statuses.length >= 4);
    assert.deepEqual([...new Set(statuses)], [200]);
    assert.equal((await vod.receive(late)).status, 401);
  });

  it("waits for all readers of the file before the provider signs with the new key", async () => {
    const api = acmeCallbackApi();
    const { clock, run } = rotation(keyFile, fakeClock(), api);
    const write = api.write;
    let switchedAt = 0;
    api.write = async (change) => {
      switchedAt = clock.now();
      await write(change);
    };
    const startedAt = clock.now();
    await run({ settleSeconds: 7, wait: false });
    assert.equal(switchedAt - startedAt, 7000);
  });

  const interruptions: readonly [
    string,
    (attempt: { abort(): void }) => Parameters<ReturnType<typeof rotation>["run"]>[0],
  ][] = [
    [
      "before the cloud is given the key",
      ({ abort }) => ({ onStep: ({ step }) => step === "introduced" && abort() }),
    ],
    ["while the new key is verified", ({ abort }) => ({ verify: async () => abort() })],
    ["in the window", ({ abort }) => ({ onStep: ({ step }) => step === "waiting" && abort() })],
  ];
  for (const [when, options] of interruptions) {
    it(`keeps every key in the file when interrupted ${when}, and completes when run again`, async () => {
      const interruption = new AbortController();
      const abort = () => interruption.abort(new Error("interrupted"));
      const first = rotation(keyFile);
      const outcome = first.run({ signal: interruption.signal, ...options({ abort }) });
      await outcome.catch(() => undefined);
      const between = keys();
      const named = JSON.stringify(between);
      assert.ok(named.includes("old1"));
      if (first.api.settings.signingKey) assert.ok(named.includes(first.api.settings.signingKey));

      const second = rotation(keyFile, first.clock, first.api);
      await second.run();
      assert.deepEqual(keys(), { key: first.api.settings.signingKey, previousKeys: [] });
      assert.equal(first.api.writes, 1);
      assert.notEqual(keys().key, "old1");
      if (between.nextKey) assert.equal(keys().key, between.nextKey);
    });
  }

  it("continues with the same key after the provider rejected it", async () => {
    const api = acmeCallbackApi();
    const { steps, run } = rotation(keyFile, fakeClock(), api);
    const write = api.write;
    api.write = async () => {
      throw new VodError("permission_denied", "not you");
    };
    await assert.rejects(run(), { code: "permission_denied" });
    const { nextKey } = keys();
    api.write = write;
    await run();
    assert.deepEqual(steps[1], { step: "introduced", resumed: true });
    assert.equal(api.settings.signingKey, nextKey);
  });

  it("leaves the provider unchanged when verify rejects", async () => {
    const { api, run } = rotation(keyFile);
    const verified: string[] = [];
    const verify = async (key: string) => {
      verified.push(key);
      throw new VodError("signature_mismatch", "the receiver does not know it");
    };
    await assert.rejects(run({ verify }), { code: "signature_mismatch" });
    assert.deepEqual([api.writes, verified], [0, [keys().nextKey]]);
  });

  it("lets the old key expire without waiting, and the next run removes it", async () => {
    const first = rotation(keyFile);
    await first.run({ wait: false, windowSeconds: 300 });
    const [{ key, until }] = keys().previousKeys;
    assert.deepEqual([key, Date.parse(until) - first.clock.now()], ["old1", 300_000]);
    await first.run();
    assert.deepEqual(first.steps.map(({ step }) => step).slice(2), ["waiting", "dropped"]);
    assert.equal(first.api.writes, 1);
  });

  it("introduces the first key when there is no file", async () => {
    rmSync(keyFile);
    const { api, run } = rotation(keyFile);
    await run();
    assert.deepEqual(keys(), { key: api.settings.signingKey, previousKeys: [] });
  });

  it("uses the given key if the provider accepts it", async () => {
    const { api, run } = rotation(keyFile);
    for (const newKey of ["", "CANARY", "old1"]) {
      await assert.rejects(run({ newKey }), (error: VodError) => {
        assert.equal(error.code, "config_invalid");
        assert.match(error.message, /^newKey: must /);
        assert.doesNotMatch(error.message, /canary|old1/i);
        return true;
      });
    }
    await run({ newKey: "given1" });
    assert.equal(api.settings.signingKey, "given1");
  });

  it("rejects another key than the one being introduced", async () => {
    writeFileSync(keyFile, '{ "key": "old1", "nextKey": "begun1" }');
    const { api, run } = rotation(keyFile);
    await assert.rejects(run({ newKey: "other1" }), { message: /newKey: differs from the key/ });
    await run({ newKey: "begun1" });
    assert.equal(api.settings.signingKey, "begun1");
  });

  it("applies the key to other providers that call the application, and to no others", async () => {
    const callback = {
      mode: "push",
      url: "https://app.example/hooks",
      signing: { keyFile },
    } as const;
    const oldKey = { signing: "on", signingKey: "old1" } as const;
    const apis = {
      second: acmeCallbackApi({ ...oldKey, url: "https://app.example/hooks/second" }),
      elsewhere: acmeCallbackApi({ ...oldKey, url: "https://other.example/" }),
    };
    const others = Object.entries(apis).map(([provider, api]) =>
      createCallbackManager({
        provider,
        providers: { [provider]: () => acme({ callback: api }) },
        callback,
      }),
    );
    const { api, steps, run } = rotation(keyFile);
    await run({ others, wait: false });
    await run({ others, wait: false });
    assert.deepEqual(steps, [
      { step: "introduced", resumed: false },
      { step: "switched", provider: "acme" },
      { step: "switched", provider: "second" },
    ]);
    assert.equal(apis.second.settings.signingKey, api.settings.signingKey);
    assert.deepEqual([apis.second.writes, apis.elsewhere.writes], [1, 0]);
  });

  it("leaves the provider unchanged when another rotation removed the key", async () => {
    const { api, run } = rotation(keyFile);
    const verify = async () => writeFileSync(keyFile, '{ "key": "other1" }');
    await assert.rejects(run({ verify }), {
      code: "config_invalid",
      message: /another process changed/,
    });
    assert.equal(api.writes, 0);
  });

  it("rejects invalid times and keys that another provider does not accept", async () => {
    const { api, run } = rotation(keyFile);
    for (const windowSeconds of [Number.NaN, Number.POSITIVE_INFINITY, -1, 1e15]) {
      await assert.rejects(run({ windowSeconds }), { message: /^windowSeconds: must be/ });
    }
    await assert.rejects(run({ settleSeconds: -1 }), { message: /^settleSeconds: must be/ });
    const key = { alphabet: "A-Z", alphabetInWords: "capitals", minLength: 1, maxLength: 9 };
    const capabilities = { ...acmeCapabilities, signing: { ...acmeCapabilities.signing, key } };
    const other = createCallbackManager({
      provider: "strict",
      providers: { strict: () => acme({ callback: acmeCallbackApi(), capabilities }) },
      callback: { mode: "push", url: "https://app.example/hooks", signing: { keyFile } },
    });
    await assert.rejects(run({ newKey: "given1", others: [other] }), {
      message: /^newKey: must be 1 to 9 capitals for strict/,
    });
    assert.deepEqual([api.writes, keys()], [0, { key: "old1" }]);
  });

  it("generates a key that contains the required kinds of characters", async () => {
    for (const mustContain of [["0-9"], ["A-Z", "a-z", "0-9"]]) {
      const key = {
        ...{ alphabet: "A-Za-z0-9", alphabetInWords: "letters and digits" },
        ...{ minLength: 1, maxLength: 32, mustContain },
      };
      const capabilities = { ...acmeCapabilities, signing: { ...acmeCapabilities.signing, key } };
      const strict = createCallbackManager({
        provider: "strict",
        providers: { strict: () => acme({ callback: acmeCallbackApi(), capabilities }) },
        callback: { mode: "push", url: "https://app.example/hooks", signing: { keyFile } },
      });
      await strict.rotateKey({ windowSeconds: 0, settleSeconds: 0 });
      const { key: generated = "" } = keys();
      for (const characters of mustContain) assert.match(generated, new RegExp(`[${characters}]`));
      await assert.rejects(strict.rotateKey({ newKey: "---" }), /newKey: must be/);
    }
  });

  it("generates a key as short or as long as every provider allows", async () => {
    for (const [minLength, maxLength, expected] of [
      [8, 20, 20],
      [40, 64, 40],
      [1, 100, 32],
    ] as const) {
      const key = { alphabet: "a-z0-9", alphabetInWords: "letters", minLength, maxLength };
      const capabilities = { ...acmeCapabilities, signing: { ...acmeCapabilities.signing, key } };
      const other = createCallbackManager({
        provider: "strict",
        providers: { strict: () => acme({ callback: acmeCallbackApi(), capabilities }) },
        callback: { mode: "push", url: "https://app.example/hooks", signing: { keyFile } },
      });
      const { run } = rotation(keyFile);
      await run({ others: [other], wait: false });
      assert.equal(keys().key.length, expected);
      writeFileSync(keyFile, '{ "key": "old1" }');
    }
  });

  it("applies the key to other providers that do not show their config", async () => {
    const writes: (string | undefined)[] = [];
    const hidden = createCallbackManager({
      provider: "hidden",
      providers: {
        hidden: () =>
          acme({
            callback: { overwrite: async ({ signingKey }) => void writes.push(signingKey) },
            capabilities: { ...acmeCapabilities, read: "none" },
          }),
      },
      callback: { mode: "push", url: "https://app.example/hooks", signing: { keyFile } },
    });
    const { steps, run } = rotation(keyFile);
    await run({ others: [hidden], wait: false });
    assert.deepEqual(steps.at(-1), { step: "switched", provider: "hidden" });
    assert.deepEqual(writes, [keys().key]);
  });

  it("requires a key file and explains how to create it", async () => {
    const { vod } = application();
    await assert.rejects(vod.callback.rotateKey(), {
      code: "config_invalid",
      message: /callback\.signing\.keyFile: required .+ Set it to a file/,
    });
  });
});
