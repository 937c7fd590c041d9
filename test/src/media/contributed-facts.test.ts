import assert from "node:assert/strict";
import { knownEventTypes } from "@vod-events/core";
import { contributedFacts, type FactGroup, type MediaState } from "@vod-events/core/media";
import { sampleEvent } from "@vod-events/testkit";
import { at, sampleRules, stateOf } from "./fold-samples.js";

const withoutRules = { ...sampleRules, ready: [], failed: [] };
const types = [...knownEventTypes, "unknown"] as const;
const outcomes = ["succeeded", "failed", "canceled"] as const;

/** The members of a state that each group sets. */
const members: Readonly<Record<FactGroup, readonly (keyof MediaState)[]>> = {
  existence: ["uploaded"],
  description: [
    ...(["name", "description", "kind", "url", "coverUrl", "format", "tags"] as const),
    ...(["category", "expiresAt", "passthrough"] as const),
  ],
  technical: ["technical"],
  "storage class": ["storageClass"],
  renditions: ["renditions"],
  thumbnails: ["thumbnails"],
  captions: ["captions", "removed"],
  moderation: ["moderation"],
  tasks: ["tasks"],
  failure: ["failure"],
  deletion: ["deleted", "deletedParts", "url", "renditions", "removed"],
  "output media": [],
  "unknown events": ["unknownEvents"],
};

describe("contributedFacts", () => {
  it("has a row for each event type", () => {
    assert.deepEqual(Object.keys(contributedFacts).sort(), [...types].sort());
  });

  for (const type of types) {
    it(`lists what ${type} sets`, () => {
      const groups = new Set(outcomes.flatMap((outcome) => changedBy(type, outcome)));
      const listed = contributedFacts[type].filter((group) => members[group].length > 0);
      const unlisted = [...groups].filter(
        (name) => !listed.some((group) => members[group].includes(name)),
      );
      assert.deepEqual(unlisted, []);
    });
  }
});

/** The members of a state that an event of a type changes. */
function changedBy(
  type: (typeof types)[number],
  outcome: (typeof outcomes)[number],
): readonly (keyof MediaState)[] {
  const first = at(0, sampleEvent("media.persisted"));
  const before = stateOf([first], withoutRules);
  const event = at(1, sampleEvent(type, { outcome }));
  const after = stateOf([first, event], withoutRules);
  const names = Object.keys({ ...before, ...after }) as (keyof MediaState)[];
  return names.filter(
    (name) => name !== "status" && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
}
