import assert from "node:assert/strict";
import { createVodEvents, memoryInbox } from "@vod-events/core";
import { acme, acmeCapabilities } from "./acme.js";
import { application, pushConfig } from "./application.js";

describe("createVodEvents", () => {
  const pushOnly = acme({ capabilities: { ...acmeCapabilities, modes: ["push"] } });
  const cases: readonly [string, RegExp, Parameters<typeof application>[0] & object][] = [
    ["no provider", /provider is not set: choose one of acme/, { provider: undefined }],
    ["an unknown provider", /provider "acne" is unknown: choose one of acme/, { provider: "acne" }],
    ["a name from the prototype", /"toString" is unknown/, { provider: "toString" }],
    ["another mode", /callback\.mode must be/, { callback: { mode: "poll" as "pull" } }],
    ["push without a URL", /callback\.url is needed/, { callback: { mode: "push" } }],
    ["a relative URL", /callback\.url must be/, { callback: { ...pushConfig, url: "/hooks" } }],
    ["another scheme", /callback\.url must be/, { callback: { ...pushConfig, url: "ftp://a/" } }],
    [
      "a password in the URL",
      /callback\.url must have no/,
      { callback: { ...pushConfig, url: "https://user:canary@app.example/" } },
    ],
    ["no key", /signing\.key is missing/, { callback: { ...pushConfig, signing: undefined } }],
    [
      "an empty key",
      /signing\.key is missing/,
      { callback: { ...pushConfig, signing: { key: "" } } },
    ],
    [
      "a key outside the alphabet",
      /signing\.key must be lower-case letters and digits for acme/,
      { callback: { ...pushConfig, signing: { key: "CANARY" } } },
    ],
    [
      "an empty previous key",
      /previousKeys must not/,
      { callback: { ...pushConfig, signing: { key: "a", previousKeys: [""] } } },
    ],
    ["no events", /callback\.events is empty/, { callback: { ...pushConfig, events: [] } }],
    [
      "an event there is not",
      /there is no "media\.upload"; there are media\.uploaded/,
      { callback: { ...pushConfig, events: ["media.upload" as "media.uploaded"] } },
    ],
    ["a part that no signature covers", /does not cover url/, { receiver: { require: ["url"] } }],
  ];
  for (const [what, message, options] of cases) {
    it(`refuses ${what} at once, and says what to write`, () => {
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

  const misspelled: readonly [string, object][] = [
    ["handlng is no option", { handlng: {} }],
    ["callback.event is no option", { callback: { ...pushConfig, event: [] } }],
    ["callback.signing.kye is no option", { callback: { ...pushConfig, signing: { kye: "a" } } }],
    ["receiver.maxBody is no option", { receiver: { maxBody: 1 } }],
    ["handling.atempts is no option", { handling: { atempts: 5 } }],
  ];
  for (const [message, options] of misspelled) {
    it(`says that ${message}, and which there are`, () => {
      assert.throws(() => application(options), {
        code: "config_invalid",
        message: new RegExp(`^${message}; there are `),
      });
    });
  }

  const unsafe: readonly [string, object][] = [
    ["maxAgeSeconds", { maxAgeSeconds: Number.NaN }],
    ["clockSkewSeconds", { clockSkewSeconds: -1 }],
    ["maxBodyBytes", { maxBodyBytes: Number.NaN }],
    ["require", { require: ["headers"] }],
    ["allowUnsigned", { allowUnsigned: "no" }],
  ];
  for (const [name, receiver] of unsafe) {
    it(`refuses a receiver.${name} that would let anything in`, () => {
      assert.throws(() => application({ receiver }), {
        code: "config_invalid",
        message: new RegExp(`receiver\\.${name} must be`),
      });
    });
  }

  it("refuses a mode that the cloud has not", () => {
    assert.throws(() => application({ adapter: pushOnly, callback: { mode: "pull" } }), {
      code: "unsupported",
      message: "callback.mode: acme has no pull; use push",
    });
  });

  it("makes only the selected cloud before another is needed", () => {
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

  it("refuses an inbox that serves another", () => {
    const inbox = memoryInbox();
    application({ inbox });
    assert.throws(() => application({ inbox }), { code: "config_invalid" });
  });
});
