import assert from "node:assert/strict";
import type { MediaRule } from "@vod-events/core/provider";
import { eachPayload, type ProviderCases } from "./provider-case.js";
import type { Subject } from "./subject.js";

/** The rules for the state of a media speak of events that exist. */
export const mediaCases: ProviderCases = {
  "the media rules name events that the adapter has": {
    applies: hasRules,
    async check({ provider }) {
      const { ready = [], failed = [] } = provider.media ?? {};
      assert.ok(ready.length > 0, "media.ready: is empty. Leave out media instead");
      for (const [name, rules] of Object.entries({ ready, failed })) {
        for (const rule of rules) assertExists(rule, `media.${name}`, provider);
      }
    },
  },

  "the media rules name every part that is deleted in a sample": {
    applies: hasRules,
    check: eachPayload(({ name, json }, subject) => {
      const { deletedParts = {} } = subject.provider.media ?? {};
      for (const event of subject.events(json, name)) {
        if (event.type !== "media.deleted" || event.data.parts === "all") continue;
        for (const { kind } of event.data.parts) {
          const message = `media.deletedParts: has no rule for ${kind} in ${name}`;
          assert.ok(Object.hasOwn(deletedParts, kind), message);
        }
      }
    }),
  },
};

function hasRules({ provider }: Subject): boolean {
  return provider.media !== undefined;
}

function assertExists(
  { type, nativeTypes }: MediaRule,
  place: string,
  { capabilities, nativeEvents = {} }: Subject["provider"],
): void {
  const support = capabilities.events[type] ?? "never";
  assert.notEqual(support, "never", `${place}: names ${type}, which the capabilities lack`);
  for (const name of nativeTypes ?? []) {
    const events = nativeEvents[name]?.events;
    assert.ok(events !== undefined, `${place}: names ${name}, which is no native type`);
    assert.ok(events.includes(type), `${place}: names ${name}, which never becomes ${type}`);
  }
}
