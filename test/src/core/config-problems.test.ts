import assert from "node:assert/strict";
import {
  type CallbackConfig,
  createCallbackManager,
  type VodEventsOptions,
} from "@vod-events/core";
import type { Capabilities } from "@vod-events/core/provider";
import { acme, acmeCallbackApi, acmeCapabilities } from "./acme.js";
import { pushConfig } from "./application.js";

interface Validated {
  readonly config: object;
  readonly capabilities?: Partial<Capabilities>;
  readonly receiver?: VodEventsOptions["receiver"];
}

const plan = ({ config, capabilities, receiver }: Validated) =>
  createCallbackManager({
    provider: "acme",
    providers: {
      acme: () =>
        acme({
          callback: acmeCallbackApi(),
          capabilities: { ...acmeCapabilities, ...capabilities },
        }),
    },
    callback: pushConfig,
    receiver,
  }).plan(config as CallbackConfig);

const { mode, url, signing } = pushConfig;
const certificate = { covers: ["body"], keySource: "certificate" } as const;
const base = "Set it to the base URL that providers can reach";
const noKey =
  "callback.signing.key: missing. Without it, anyone can forge events. To accept that, remove callback.signing and set receiver.allowUnsigned to true";
const notAUrl =
  "callback.url: must be an absolute http or https URL, such as https://example.com/vod";
const withSecret = "callback.url: must have no fragment, user name or password";
const excluded = "callback.signing.keyFile: excludes key and previousKeys. Remove one of them";
const badKey = "callback.signing.key: must be 1 to 64 lower-case letters and digits for acme";

const rejected: readonly (readonly [what: string, given: Validated, message: string])[] = [
  ["no mode", { config: { url, signing } }, 'callback.mode: must be "push" or "pull"'],
  [
    "no URL in mode push",
    { config: { mode, signing } },
    `callback.url: required for mode "push". ${base}`,
  ],
  [
    "an empty URL",
    { config: { mode, signing, url: "" } },
    `callback.url: required for mode "push". ${base}`,
  ],
  [
    "no URL with events",
    { config: { mode, signing, events: ["media.uploaded"] } },
    `callback.url: required for events. ${base}`,
  ],
  ["a path as the URL", { config: { mode, signing, url: "/hooks" } }, notAUrl],
  ["another scheme", { config: { mode, signing, url: "ftp://app.example/" } }, notAUrl],
  ["a fragment", { config: { mode, signing, url: "https://app.example/#a" } }, withSecret],
  ["a user name", { config: { mode, signing, url: "https://me@app.example/" } }, withSecret],
  ["a password", { config: { mode, signing, url: "https://:pw@app.example/" } }, withSecret],
  [
    "http where the provider needs https",
    {
      config: { mode, signing, url: "http://app.example/" },
      capabilities: { url: { schemes: ["https"] } },
    },
    "callback.url: must be https for acme",
  ],
  [
    "a URL that is too long for the provider",
    {
      config: { mode, signing, url: "https://app.example/hooks2" },
      capabilities: { url: { schemes: ["https"], maxLength: 25 } },
    },
    "callback.url: must have at most 25 characters for acme",
  ],
  [
    "no event types",
    { config: { ...pushConfig, events: [] } },
    "callback.events: must not be empty. Remove it to receive all types",
  ],
  [
    "an event type that looks like another",
    { config: { ...pushConfig, events: ["media.upload"] } },
    'callback.events.0: unknown event type "media.upload". Did you mean media.uploaded?',
  ],
  [
    "parts that the signature does not cover",
    {
      config: pushConfig,
      receiver: { require: ["body", "time"] },
      capabilities: { signing: { covers: [] } },
    },
    "receiver.require: must not contain body, time, which the signature of acme does not cover",
  ],
  ["no key", { config: { mode, url } }, noKey],
  ["an empty key", { config: { mode, url, signing: { key: "" } } }, noKey],
  [
    "an empty key although unsigned deliveries are allowed",
    { config: { mode, url, signing: { key: "" } }, receiver: { allowUnsigned: true } },
    noKey,
  ],
  ["a key of other characters", { config: { mode, url, signing: { key: "NO" } } }, badKey],
  ["a key that is too long", { config: { mode, url, signing: { key: "a".repeat(65) } } }, badKey],
  [
    "a key beside a key file",
    { config: { mode, url, signing: { key: "k1", keyFile: "keys.json" } } },
    excluded,
  ],
  [
    "previous keys beside a key file",
    { config: { mode, url, signing: { previousKeys: ["k0"], keyFile: "keys.json" } } },
    excluded,
  ],
  [
    "no URL, and no key",
    { config: { mode } },
    `callback.url: required for mode "push". ${base}; ${noKey}`,
  ],
];

const accepted: readonly (readonly [what: string, given: Validated])[] = [
  ["a key of one digit", { config: { ...pushConfig, signing: { key: "0" } } }],
  ["a key of 64 characters", { config: { mode, url, signing: { key: "a".repeat(64) } } }],
  [
    "a URL as long as the provider allows",
    { config: pushConfig, capabilities: { url: { schemes: ["https"], maxLength: 25 } } },
  ],
  [
    "no key of a provider with a certificate",
    { config: { mode, url }, capabilities: { signing: certificate } },
  ],
  [
    "no key when unsigned deliveries are allowed",
    { config: { mode, url }, receiver: { allowUnsigned: true } },
  ],
  ["no URL and no key in mode pull", { config: { mode: "pull" } }],
  [
    "parts that the signature does not cover in mode pull",
    { config: { mode: "pull" }, receiver: { require: ["url"] } },
  ],
];

describe("the validation of a callback config", () => {
  for (const [what, given, message] of rejected) {
    it(`rejects ${what}`, async () => {
      await assert.rejects(plan(given), { code: "config_invalid", message });
    });
  }

  for (const [what, given] of accepted) {
    it(`accepts ${what}`, async () => {
      assert.equal((await plan(given)).provider, "acme");
    });
  }

  it("lists all event types for one that looks like none, and quotes only what may be a type", async () => {
    for (const [event, what] of [
      ["zzz", 'unknown event type "zzz"'],
      ["sk-secret-1", "unknown event type"],
      [5, "unknown event type"],
    ] as const) {
      await assert.rejects(plan({ config: { ...pushConfig, events: [event] } }), (error: Error) => {
        assert.ok(error.message.startsWith(`callback.events.0: ${what}. Event types: media.`));
        return true;
      });
    }
  });
});
