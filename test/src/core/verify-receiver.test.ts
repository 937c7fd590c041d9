import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type CallbackConfig,
  createCallbackManager,
  createVodEvents,
  type RotationStep,
} from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import type { Provider } from "@vod-events/core/provider";
import { acme, acmeCallbackApi, acmeCapabilities } from "./acme.js";
import { acmeSample } from "./check-acme.js";
import { ScriptedReceiver } from "./scripted-receiver.js";

describe("a rotation that tests the receiver", () => {
  let folder: string;
  let keyFile: string;
  let receiver: ScriptedReceiver;
  let api: ReturnType<typeof acmeCallbackApi>;
  let steps: RotationStep[];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    keyFile = join(folder, "keys.json");
    writeFileSync(keyFile, '{ "key": "old1" }');
    receiver = new ScriptedReceiver();
    await receiver.start();
    api = acmeCallbackApi();
    steps = [];
  });
  afterEach(async () => {
    await receiver.stop();
    rmSync(folder, { recursive: true });
  });

  const configOf = (): CallbackConfig => ({
    ...{ mode: "push", url: `${receiver.origin}/hooks`, signing: { keyFile } },
  });
  const rotate = (parts: Partial<Provider> = { sampleDelivery: acmeSample }) =>
    createCallbackManager({
      provider: "acme",
      providers: { acme: () => ({ ...acme({ callback: api }), ...parts }) },
      callback: configOf(),
    }).rotateKey({
      ...{ settleSeconds: 0, wait: false, verify: "receiver" },
      onStep: (step) => steps.push(step),
    });

  it("applies the key that the receiver accepts", async () => {
    receiver.post = (request, response) => {
      const providers = { acme: () => acme() };
      const vod = createVodEvents({ provider: "acme", providers, callback: configOf() });
      nodeHandler(vod)(request, response);
    };
    await rotate();
    assert.deepEqual(receiver.requests, ["POST /hooks/acme"]);
    assert.deepEqual(steps, [
      { step: "introduced", resumed: false },
      { step: "verified" },
      { step: "switched", provider: "acme" },
    ]);
    assert.equal(api.settings.signingKey, JSON.parse(readFileSync(keyFile, "utf8")).key);
  });

  for (const [what, post, problem] of [
    [
      "does not have the key",
      401,
      "answers with 401: it rejects this key. Check that it has the same key and URL, and check its clock",
    ],
    [
      "is not vod-events",
      200,
      "answers with 200 without the test header: it is not vod-events, or an old version",
    ],
    ["fails", 500, "answers with 500. Check the log of the receiver, or of its proxy"],
  ] as const) {
    it(`leaves the provider unchanged when the receiver ${what}`, async () => {
      receiver.post = post;
      await assert.rejects(rotate(), {
        code: "receiver_not_ready",
        message: `the new key was not applied to acme, because its receiver ${problem}. Fix that, and run the rotation again`,
        provider: "acme",
      });
      assert.deepEqual([api.writes, steps.length], [0, 1]);
    });
  }

  it("is not supported when only the provider can sign", async () => {
    await assert.rejects(rotate({}), {
      code: "unsupported",
      message: "verify is not supported, because only the provider can sign deliveries. Remove it",
    });
    assert.deepEqual([api.writes, receiver.requests], [0, []]);
  });
});

describe("a key that cannot be rotated", () => {
  const rotate = (callback: CallbackConfig, capabilities = acmeCapabilities) =>
    createCallbackManager({
      provider: "acme",
      providers: { acme: () => acme({ callback: acmeCallbackApi(), capabilities }) },
      callback,
      receiver: { allowUnsigned: true },
    }).rotateKey();
  const push: CallbackConfig = { mode: "push", url: "https://app.example/hooks" };

  it("does not exist in mode pull", async () => {
    await assert.rejects(rotate({ mode: "pull" }), {
      code: "unsupported",
      message: "rotateKey needs callback.mode push: pulled events are not signed",
      provider: "acme",
    });
  });

  it("is the certificate of the provider", async () => {
    const signing = { covers: ["body"], keySource: "certificate" } as const;
    await assert.rejects(rotate(push, { ...acmeCapabilities, signing }), {
      code: "unsupported",
      message: "rotateKey is not supported, because acme signs with a certificate of its own",
      provider: "acme",
    });
  });

  it("is not in a file", async () => {
    await assert.rejects(rotate(push), {
      code: "config_invalid",
      message:
        "callback.signing.keyFile: required to rotate a key while applications run. Set it to a file, " +
        'write { "key": "…" } with the current key to it, and configure the same file in every application',
    });
  });
});
