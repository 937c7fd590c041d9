import assert from "node:assert/strict";
import type { VodEvent } from "@vod-events/core";
import { sampleEvent } from "@vod-events/testkit";
import fc from "fast-check";
import { at, stateOf } from "./fold-samples.js";

const renditions = Array.from({ length: 230 }, (_, number) =>
  at(number, sampleEvent("media.transcoded", { data: { rendition: { presetId: `${number}` } } })),
);

const deletions = Array.from({ length: 130 }, (_, number) =>
  at(
    number,
    sampleEvent("media.deleted", {
      data: { parts: [{ kind: "renditions", presetId: `${number}` }] },
    }),
  ),
);

/** Asserts that events give one state in many orders. */
function assertOrderFree(events: readonly VodEvent[], numRuns = 5): void {
  const expected = stateOf(events);
  const orders = fc.shuffledSubarray([...events], { minLength: events.length });
  fc.assert(
    fc.property(orders, (order) => assert.deepEqual(stateOf(order), expected)),
    { numRuns },
  );
}

describe("the size of a media's state", () => {
  it("has at most 200 renditions, the latest, in every order", () => {
    const { renditions: kept } = stateOf(renditions);
    assert.equal(Object.keys(kept).length, 200);
    assert.ok(kept["229 mp4"]);
    assert.equal(kept["29 mp4"], undefined);
    assertOrderFree(renditions);
  });

  it("has a place for each rendition that was removed, in every order", () => {
    const gone = at(
      100,
      sampleEvent("media.deleted", { data: { parts: [{ kind: "renditions" }] } }),
    );
    const state = stateOf([...renditions, gone]);
    assert.equal(Object.keys(state.renditions).length, 129);
    assert.equal(Object.keys(state.removed?.renditions ?? {}).length, 71);
    assertOrderFree([...renditions, gone]);
  });

  it("has at most 100 deletions of parts, and treats older parts as deleted, in every order", () => {
    const state = stateOf([...renditions, ...deletions]);
    assert.equal(Object.keys(state.deletedParts ?? {}).length, 100);
    assert.deepEqual(Object.keys(state.renditions).length, 100);
    assertOrderFree([...renditions, ...deletions], 2);
  }).timeout(60_000);

  it("has at most 200 tasks, results before progress, in every order", () => {
    const results = Array.from({ length: 150 }, (_, number) =>
      at(number, sampleEvent("workflow.completed", { taskId: `done-${number}` })),
    );
    const progress = Array.from({ length: 100 }, (_, number) =>
      at(300 + number, sampleEvent("workflow.progressed", { taskId: `open-${number}` })),
    );
    const { tasks } = stateOf([...progress, ...results]);
    const outcomes = Object.values(tasks).map(({ value }) => value.outcome);
    assert.equal(outcomes.filter((outcome) => outcome === "succeeded").length, 150);
    assert.equal(outcomes.length, 200);
    assertOrderFree([...progress, ...results]);
  });

  it("has the first 100 ids of unknown events, in every order", () => {
    const unknown = Array.from({ length: 120 }, (_, number) =>
      at(0, sampleEvent("unknown", { id: `sample:${1000 + number}` })),
    );
    const { unknownEvents } = stateOf(unknown);
    assert.equal(unknownEvents.length, 100);
    assert.equal(unknownEvents[0], "sample:1000:0");
    assertOrderFree(unknown);
  });
});

describe("names of members of every object", () => {
  for (const name of ["__proto__", "constructor", "toString"]) {
    it(`are safe as ids: ${name}`, () => {
      const events = [
        sampleEvent("media.transcoded", {
          taskId: name,
          data: { rendition: { presetId: name, format: undefined } },
        }),
        sampleEvent("caption.created", { data: { captionId: name } }),
        sampleEvent("moderation.completed", { id: name, taskId: name }),
      ];
      const state = stateOf(events);
      const after = stateOf([...events, ...events.toReversed()]);
      assert.deepEqual(JSON.parse(JSON.stringify(after)), JSON.parse(JSON.stringify(state)));
      assert.deepEqual(Object.keys(state.captions), [name]);
      assert.deepEqual(Object.keys(state.renditions), [name]);
      assert.deepEqual(Object.keys(state.moderation), [name]);
      assert.equal(Object.getPrototypeOf(state.captions), Object.prototype);
      assert.equal(Object.getPrototypeOf({}), Object.prototype);
    });
  }

  it("are safe as the type of an event", () => {
    const event = { ...sampleEvent("unknown"), type: "constructor" } as unknown as VodEvent;
    assert.deepEqual(stateOf([event]).unknownEvents, [event.id]);
  });
});
