import assert from "node:assert/strict";
import { createCallbackManager, createVodEvents, memoryInbox } from "@vod-events/core";
import { acme, acmeCapabilities } from "./acme.js";
import { application, pushConfig } from "./application.js";

describe("createVodEvents", () => {
  const pushOnly = acme({ capabilities: { ...acmeCapabilities, modes: ["push"] } });
  const cases: readonly [string, RegExp, Parameters<typeof application>[0] & object][] = [
    ["no provider", /provider: missing. Set it to one of acme/, { provider: undefined }],
    [
      "an unknown provider",
      /provider: unknown name "acne"\. Known names: acme/,
      { provider: "acne" },
    ],
    ["a name from the prototype", /unknown name "toString"/, { provider: "toString" }],
    ["another mode", /callback\.mode: must be/, { callback: { mode: "poll" as "pull" } }],
    ["push without a URL", /callback\.url: required/, { callback: { mode: "push" } }],
    ["a relative URL", /callback\.url: must be/, { callback: { ...pushConfig, url: "/hooks" } }],
    ["another scheme", /callback\.url: must be/, { callback: { ...pushConfig, url: "ftp://a/" } }],
    [
      "a password in the URL",
      /callback\.url: must have no/,
      { callback: { ...pushConfig, url: "https://user:canary@app.example/" } },
    ],
    ["no key", /signing\.key: missing/, { callback: { ...pushConfig, signing: undefined } }],
    [
      "an empty key",
      /signing\.key: missing/,
      { callback: { ...pushConfig, signing: { key: "" } } },
    ],
    [
      "a key outside the alphabet",
      /signing\.key: must be 1 to 64 lower-case letters and digits for acme/,
      { callback: { ...pushConfig, signing: { key: "CANARY" } } },
    ],
    [
      "an empty previous key",
      /previousKeys\.0: must be a non-empty string/,
      { callback: { ...pushConfig, signing: { key: "a", previousKeys: [""] } } },
    ],
    [
      "no events",
      /callback\.events: must not be empty/,
      { callback: { ...pushConfig, events: [] } },
    ],
    [
      "an event there is not",
      /callback\.events\.0: unknown event type "media\.upload"\. Did you mean media\.uploaded\?/,
      { callback: { ...pushConfig, events: ["media.upload" as "media.uploaded"] } },
    ],
    [
      "a part that no signature covers",
      /receiver\.require: must not contain url, which the signature of acme does not cover/,
      { receiver: { require: ["url"] } },
    ],
  ];
  for (const [what, message, options] of cases) {
    it(`rejects ${what} at once and names the fix`, () => {
      assert.throws(
        () => application(options),
        (error: Error & { code?: string }) => {
          assert.equal(error.code, "config_invalid");
          assert.match(error.message, message);
          assert.doesNotMatch(error.message, /canary/i);
          return true;
        },
      );
    });
  }

  const misspelled: readonly [string, string, object][] = [
    ["handlng", "handling", { handlng: {} }],
    ["callback.event", "events", { callback: { ...pushConfig, event: [] } }],
    ["callback.signing.kye", "key", { callback: { ...pushConfig, signing: { kye: "a" } } }],
    ["receiver.maxBody", "maxBodyBytes", { receiver: { maxBody: 1 } }],
    ["handling.atempts", "attempts", { handling: { atempts: 5 } }],
  ];
  for (const [path, meant, options] of misspelled) {
    it(`rejects ${path} as unknown and suggests ${meant}`, () => {
      assert.throws(() => application(options), {
        code: "config_invalid",
        message: `${path}: unknown option. Did you mean ${meant}?`,
      });
    });
  }

  it("lists the known options when none is similar", () => {
    assert.throws(() => application({ callback: { ...pushConfig, zzzzzzzz: 1 } as never }), {
      message: "callback.zzzzzzzz: unknown option. Known options: mode, url, signing, events",
    });
  });

  const wrong: readonly [string, unknown][] = [
    ["callback: must be an object", undefined],
    ["callback: must be an object", "canary"],
    ["callback: must be an object", []],
    ["callback.mode: must be", { ...pushConfig, mode: 7 }],
    ["callback.url: must be a string", { ...pushConfig, url: new URL("https://canary.example") }],
    ["callback.signing: must be an object", { ...pushConfig, signing: "canary" }],
    ["callback.signing.key: must be a string", { ...pushConfig, signing: { key: 1234 } }],
    [
      "callback.signing.previousKeys: must be a list",
      { ...pushConfig, signing: { key: "a", previousKeys: "canary" } },
    ],
    ["callback.events: must be a list", { ...pushConfig, events: "canary" }],
    ["callback.events.1: unknown event type", { ...pushConfig, events: ["media.uploaded", 7] }],
    [
      "callback.events.0: unknown event type. Event types: media.uploaded,",
      { ...pushConfig, events: ["Canary Secret=1"] },
    ],
    [
      "callback.signing.keyFile: excludes key and previousKeys",
      { ...pushConfig, signing: { key: "canary", keyFile: "keys.json" } },
    ],
  ];
  for (const [message, callback] of wrong) {
    it(`reports ${message} without quoting the value`, () => {
      assert.throws(
        () => application({ callback: callback as never }),
        (error: Error & { code?: string }) => {
          assert.equal(error.code, "config_invalid");
          assert.ok(error.message.startsWith(message), error.message);
          assert.doesNotMatch(error.message, /canary/i);
          return true;
        },
      );
    });
  }

  const wrongKinds: readonly [string, object][] = [
    ["providers: must be an object of functions that return adapters", { providers: undefined }],
    ["providers: must be an object of functions", { providers: { acme: acme() } }],
    ["providers: must be an object of functions", { providers: { acme, "..": acme } }],
    ["providers: must be an object of functions", { providers: { acme, "\ud800": acme } }],
    ["providers.acme: the function must return", { providers: { acme: () => undefined } }],
    ["providers.acme: the function must return", { providers: { acme: async () => acme() } }],
    ["provider: must be the name of a provider", { provider: 7 }],
    ["provider: unknown name. Known names: acme", { provider: "canary\n" }],
    ["inbox: must be an inbox, such as memoryInbox()", { inbox: "canary" }],
    ["inbox: must be an inbox, such as memoryInbox()", { inbox: { open() {} } }],
    ["clock: must be a clock with the methods now and sleep", { clock: null }],
    ["random: must be a function", { random: 7 }],
    ["(unprintable name): unknown option", { "canary\n": 7 }],
    ["(unprintable name): unknown option", { "": 7 }],
  ];
  for (const [message, options] of wrongKinds) {
    it(`reports ${message} for ${JSON.stringify(Object.keys(options))}`, () => {
      assert.throws(
        () => application(options),
        (error: Error & { code?: string }) => {
          assert.equal(error.code, "config_invalid");
          assert.ok(error.message.startsWith(message), error.message);
          assert.doesNotMatch(error.message, /canary|\n/);
          return true;
        },
      );
    });
  }

  it("rejects a missing callback config, also in createCallbackManager", () => {
    const rest = { provider: "acme", providers: { acme: () => acme() } };
    for (const callback of [undefined, null, "canary"]) {
      assert.throws(() => createCallbackManager({ ...rest, callback: callback as never }), {
        code: "config_invalid",
        message: "callback: must be an object",
      });
    }
    const callback = { ...pushConfig, url: { toString: 1 } as never };
    assert.equal(createCallbackManager({ ...rest, callback }).url, undefined);
  });

  it("rejects values that are not options", () => {
    for (const options of [undefined, null, "canary"]) {
      assert.throws(() => createVodEvents(options as never), {
        code: "config_invalid",
        message: "options: must be an object",
      });
    }
  });

  it("reports all problems at once", () => {
    const callback = { ...pushConfig, url: "/hooks", events: [], signing: { key: "" } };
    const receiver = { maxBodyBytes: 0, require: ["headers"] } as never;
    assert.throws(() => application({ callback }), {
      message:
        /^callback\.url: must be .+; callback\.events: must not be empty.+; callback\.signing\.key: missing/,
    });
    assert.throws(() => application({ callback, receiver }), {
      message:
        'receiver.maxBodyBytes: must be an integer above 0; receiver.require.0: must be "body" or "url" or "time"',
    });
  });

  const unsafe: readonly [string, object, string][] = [
    ["maxAgeSeconds", { maxAgeSeconds: Number.NaN }, "a number, 0 or more"],
    ["clockSkewSeconds", { clockSkewSeconds: -1 }, "a number, 0 or more"],
    ["maxBodyBytes", { maxBodyBytes: Number.NaN }, "an integer above 0"],
    ["bodyTimeoutSeconds", { bodyTimeoutSeconds: 0 }, "a number above 0"],
    ["require.0", { require: ["headers"] }, '"body" or "url" or "time"'],
    ["require", { require: "body" }, "a list"],
    ["allowUnsigned", { allowUnsigned: "no" }, "true or false"],
  ];
  for (const [name, receiver, rule] of unsafe) {
    it(`rejects a receiver.${name} that would accept anything`, () => {
      assert.throws(() => application({ receiver }), {
        code: "config_invalid",
        message: `receiver.${name}: must be ${rule}`,
      });
    });
  }

  it("accepts a maximum age and a clock skew of 0", () => {
    application({ receiver: { maxAgeSeconds: 0, clockSkewSeconds: 0, allowUnsigned: false } });
  });

  it("rejects a mode that the provider lacks", () => {
    assert.throws(() => application({ adapter: pushOnly, callback: { mode: "pull" } }), {
      code: "unsupported",
      message: "callback.mode: acme has no pull; use push",
    });
  });

  it("creates only the selected provider until another is needed", () => {
    const made: string[] = [];
    createVodEvents({
      provider: "one",
      providers: {
        one: () => {
          made.push("one");
          return acme();
        },
        two: () => {
          made.push("two");
          return acme();
        },
      },
      callback: pushConfig,
    });
    assert.deepEqual(made, ["one"]);
  });

  it("rejects an inbox that is already in use", () => {
    const inbox = memoryInbox();
    application({ inbox });
    assert.throws(() => application({ inbox }), { code: "config_invalid" });
  });
});
