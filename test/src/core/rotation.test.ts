import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCallbackManager, VodError } from "@vod-events/core";
import { fakeClock } from "@vod-events/testkit";
import { acme, acmeCallbackApi, acmeCapabilities, acmeRequest } from "./acme.js";
import { application } from "./application.js";
import { rotation } from "./rotate-here.js";

describe("the rotation of a signing key", () => {
  let folder: string;
  let keyFile: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    keyFile = join(folder, "keys.json");
    writeFileSync(keyFile, '{ "key": "old1" }');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const keys = () => JSON.parse(readFileSync(keyFile, "utf8"));

  it("introduces a key, gives it to the cloud, and drops the old one after the window", async () => {
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

  it("refuses no delivery on the way, by the old key or by the new", async () => {
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
    const watch = setInterval(() => void deliver().then((status) => statuses.push(status)), 0);
    const onStep = () => void deliver().then((status) => statuses.push(status));
    await run({ windowSeconds: 900, onStep });
    clearInterval(watch);
    assert.ok(statuses.length >= 4);
    assert.deepEqual([...new Set(statuses)], [200]);
    assert.equal((await vod.receive(late)).status, 401);
  });

  it("gives those that read the file time to do so before the cloud signs with the new key", async () => {
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
    it(`interrupted ${when} leaves every key in the file, and another run ends it`, async () => {
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

  it("that the cloud refused goes on with the same key", async () => {
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

  it("leaves the cloud alone when what is asked to verify the key does not agree", async () => {
    const { api, run } = rotation(keyFile);
    const verified: string[] = [];
    const verify = async (key: string) => {
      verified.push(key);
      throw new VodError("signature_mismatch", "the receiver does not know it");
    };
    await assert.rejects(run({ verify }), { code: "signature_mismatch" });
    assert.deepEqual([api.writes, verified], [0, [keys().nextKey]]);
  });

  it("without waiting leaves the old key to its time, and the next run drops it", async () => {
    const first = rotation(keyFile);
    await first.run({ wait: false, windowSeconds: 300 });
    const [{ key, until }] = keys().previousKeys;
    assert.deepEqual([key, Date.parse(until) - first.clock.now()], ["old1", 300_000]);
    await first.run();
    assert.deepEqual(first.steps.map(({ step }) => step).slice(2), ["waiting", "dropped"]);
    assert.equal(first.api.writes, 1);
  });

  it("introduces the first key where there is no file yet", async () => {
    rmSync(keyFile);
    const { api, run } = rotation(keyFile);
    await run();
    assert.deepEqual(keys(), { key: api.settings.signingKey, previousKeys: [] });
  });

  it("takes the new key that it is given, if the cloud takes it", async () => {
    const { api, run } = rotation(keyFile);
    for (const newKey of ["", "CANARY", "old1"]) {
      await assert.rejects(run({ newKey }), (error: VodError) => {
        assert.equal(error.code, "config_invalid");
        assert.match(error.message, /^newKey must /);
        assert.doesNotMatch(error.message, /canary|old1/i);
        return true;
      });
    }
    await run({ newKey: "given1" });
    assert.equal(api.settings.signingKey, "given1");
  });

  it("takes no other key than the one that is being introduced already", async () => {
    writeFileSync(keyFile, '{ "key": "old1", "nextKey": "begun1" }');
    const { api, run } = rotation(keyFile);
    await assert.rejects(run({ newKey: "other1" }), { message: /newKey differs from the key/ });
    await run({ newKey: "begun1" });
    assert.equal(api.settings.signingKey, "begun1");
  });

  it("gives the key to other clouds, too, that call the application, and to no others", async () => {
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

  it("leaves the cloud alone with a key that another rotation took out of the file meanwhile", async () => {
    const { api, run } = rotation(keyFile);
    const verify = async () => writeFileSync(keyFile, '{ "key": "other1" }');
    await assert.rejects(run({ verify }), {
      code: "config_invalid",
      message: /another process changed/,
    });
    assert.equal(api.writes, 0);
  });

  it("is not begun with times that cannot be, or with a key that another cloud does not take", async () => {
    const { api, run } = rotation(keyFile);
    for (const windowSeconds of [Number.NaN, Number.POSITIVE_INFINITY, -1, 1e15]) {
      await assert.rejects(run({ windowSeconds }), { message: /^windowSeconds must be/ });
    }
    await assert.rejects(run({ settleSeconds: -1 }), { message: /^settleSeconds must be/ });
    const key = { alphabet: "A-Z", alphabetInWords: "capitals", minLength: 1, maxLength: 9 };
    const capabilities = { ...acmeCapabilities, signing: { ...acmeCapabilities.signing, key } };
    const other = createCallbackManager({
      provider: "strict",
      providers: { strict: () => acme({ callback: acmeCallbackApi(), capabilities }) },
      callback: { mode: "push", url: "https://app.example/hooks", signing: { keyFile } },
    });
    await assert.rejects(run({ newKey: "given1", others: [other] }), {
      message: /^newKey must be 1 to 9 capitals for strict/,
    });
    assert.deepEqual([api.writes, keys()], [0, { key: "old1" }]);
  });

  it("needs a key file, and says how to make one", async () => {
    const { vod } = application();
    await assert.rejects(vod.callback.rotateKey(), {
      code: "config_invalid",
      message: /callback\.signing\.keyFile is needed .+ name a file there/,
    });
  });
});
