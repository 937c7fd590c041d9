import assert from "node:assert/strict";
import { decodeEvent } from "@vod-events/core/provider";
import { assertPlausible } from "./assert-plausible.js";
import { assertCloudEvent, assertValidEvents } from "./assert-valid-event.js";
import { placesIn } from "./json-places.js";
import { withOtherClock } from "./other-clock.js";
import { eachPayload, type ProviderCases } from "./provider-case.js";
import { withoutNative } from "./subject.js";

/** The signature and the time of a delivery are no parts of an event. */
const maxLost = 2;

/** `normalize` is a pure function into the neutral vocabulary. */
export const translationCases: ProviderCases = {
  "every event uses the neutral vocabulary and units, and survives JSON and CloudEvents":
    eachPayload(({ name, json }, subject) => {
      const events = subject.events(json, name);
      assertValidEvents(events, subject.provider, name);
      for (const event of events) assertCloudEvent(event, name);
      assert.ok(events.length > 0, `${name} gives no event`);
    }),

  "the numbers and times of the samples are plausible in their units": eachPayload(
    ({ name, json }, subject) => {
      for (const event of subject.events(json, name)) assertPlausible(event, name);
    },
  ),

  "the input is not changed, and may be frozen": eachPayload(({ name, json }, subject) => {
    const before = structuredClone(json);
    subject.tryEvents(deepFreeze(json), `the frozen ${name}`);
    assert.deepEqual(json, before, `${name} is changed`);
  }),

  async "a decoded event gives the same events each time"(subject) {
    const { provider } = subject;
    for (const { name, json } of await subject.payloads()) {
      const decoded = decodeEvent(provider, json);
      assert.ok(decoded.ok);
      const first = structuredClone(provider.normalize(decoded.wire));
      assert.deepEqual(provider.normalize(decoded.wire), first, `${name} changes between calls`);
    }
  },

  "no field comes from a clock, even when a member is missing": eachPayload(
    ({ name, json }, subject) => {
      for (const { path, replaced } of [wholeOf(json), ...placesIn(json)]) {
        const changed = replaced(undefined);
        const what = `${name} without ${path}`;
        const translate = () => JSON.stringify(subject.tryEvents(structuredClone(changed), what));
        const isSame = withOtherClock(translate) === translate();
        assert.ok(isSame, `a field of ${what} comes from a clock or Math.random`);
      }
    },
  ),

  "the native payload is the event without its null members": eachPayload(
    ({ name, json }, subject) => {
      for (const { native } of subject.events(json, name)) {
        const kept = new Set(leavesOf(native.payload));
        const lost = leavesOf(json).filter((leaf) => !kept.has(leaf));
        const message = `native.payload of ${name} lacks ${lost.length} values of the event`;
        assert.ok(lost.length <= maxLost, message);
      }
    },
  ),

  "the samples give exactly the expected events": {
    applies: ({ tested }) => tested.expected !== undefined,
    async check(subject) {
      const payloads = await subject.payloads();
      for (const [name, expected] of Object.entries(subject.tested.expected ?? {})) {
        const payload = payloads.find((each) => each.name === name);
        assert.ok(payload, `expected: there is no sample of ${name}`);
        const events = withoutNative(subject.events(payload.json, name));
        assert.deepEqual(events, expected, `the events of ${name} are other ones`);
      }
    },
  },
};

/** The whole event, as a place that nothing replaces. */
function wholeOf(json: object) {
  return { path: "any change", replaced: (_: unknown) => json };
}

function deepFreeze<Value extends object>(value: Value): Value {
  for (const member of Object.values(value)) {
    if (typeof member === "object" && member !== null) deepFreeze(member);
  }
  return Object.freeze(value);
}

/** The values of JSON without nulls, as text. */
function leavesOf(json: unknown): readonly string[] {
  if (typeof json !== "object" || json === null) return json === null ? [] : [String(json)];
  return Object.values(json).flatMap(leavesOf);
}
