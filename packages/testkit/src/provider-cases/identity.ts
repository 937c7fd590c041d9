import assert from "node:assert/strict";
import type { VodEvent } from "@vod-events/core/provider";
import { placesIn } from "./json-places.js";
import { withOtherClock } from "./other-clock.js";
import { eachPayload, type ProviderCases } from "./provider-case.js";
import { withoutNative } from "./subject.js";

/** Ids are stable and unique. */
export const identityCases: ProviderCases = {
  "an event has the same id when it is delivered again": eachPayload(({ name, json }, subject) => {
    const first = idsOf(subject.events(structuredClone(json), name));
    assert.deepEqual(idsOf(subject.events(json, name)), first, `the ids of ${name} change`);
  }),

  "ids depend on no clock and on no random value": eachPayload(({ name, json }, subject) => {
    const first = idsOf(subject.events(structuredClone(json), name));
    const later = withOtherClock(() => idsOf(subject.events(json, name)));
    assert.deepEqual(later, first, `the ids of ${name} depend on the clock or on Math.random`);
  }),

  "a signed delivery gives the same events as its payload": {
    applies: ({ provider }) => provider.sampleDelivery !== undefined,
    check: eachPayload(({ name, json }, subject) => {
      const parsed = subject.delivery(json).json();
      assert.ok(parsed.ok, `the sample delivery of ${name} is not JSON`);
      const [delivered] = subject.unwrapped(parsed.value, `the delivery of ${name}`);
      const after = withoutNative(subject.events(delivered, name));
      const before = withoutNative(subject.events(json, name));
      const message = `the signature of a delivery changes the events of ${name}`;
      assert.deepEqual(after, before, message);
    }),
  },

  async "different events have different ids"(subject) {
    const owners = new Map<string, string>();
    for (const { name, json } of await subject.payloads()) {
      for (const id of new Set(idsOf(subject.events(json, name)))) {
        assert.equal(owners.get(id), undefined, `${name} and ${owners.get(id)} share the id ${id}`);
        owners.set(id, name);
      }
    }
  },

  "the events of one payload have different ids": eachPayload(({ name, json }, subject) => {
    const ids = idsOf(subject.events(json, name));
    assert.equal(new Set(ids).size, ids.length, `two events of ${name} have the same id`);
  }),

  "another task, and another media of no task, has another id": eachPayload(
    ({ name, json }, subject) => {
      const [before, ...others] = subject.events(json, name);
      if (before === undefined || before.idSource === "provider" || others.length > 0) return;
      for (const place of placesIn(json)) {
        if (typeof place.value !== "string") continue;
        const changed = place.replaced(`${place.value}x`);
        const [after] = subject.tryEvents(changed, `${name} with another ${place.path}`) ?? [];
        if (after === undefined || identityOf(after) === identityOf(before)) continue;
        const message = `another ${place.path} of ${name} is another event with the same id`;
        assert.notEqual(after.id, before.id, message);
      }
    },
  ),

  async "ids start with the id of the provider"(subject) {
    const prefix = `${subject.provider.id}:`;
    for (const { name, json } of await subject.payloads()) {
      for (const id of idsOf(subject.events(json, name))) {
        assert.ok(id.startsWith(prefix), `an id of ${name} does not start with ${prefix}`);
      }
    }
  },
};

function idsOf(events: readonly VodEvent[]): readonly string[] {
  return events.map(({ id }) => id);
}

/** A running task and its end are two events. */
function identityOf({ taskId, mediaId, outcome }: VodEvent): string {
  return JSON.stringify([taskId ?? mediaId, outcome === "running"]);
}
