import assert from "node:assert/strict";
import { analyzed } from "../fixtures/baidu/analyzed.js";
import { composed } from "../fixtures/baidu/composed.js";
import { fetched, fetchedUnderOtherKey } from "../fixtures/baidu/fetched.js";
import { generated } from "../fixtures/baidu/generated.js";
import { regulated } from "../fixtures/baidu/regulated.js";
import { thumbnail } from "../fixtures/baidu/thumbnail.js";
import { transcoded } from "../fixtures/baidu/transcoded.js";
import { uploaded } from "../fixtures/baidu/uploaded.js";
import { eventOf } from "./wire-to-events.js";

const tasks = [fetched, transcoded, thumbnail, analyzed, regulated, composed, generated];

/** The event with other members in the payload of its task and in its own part of the task. */
function changedTask(event: object, members: object, partMembers: object) {
  return Object.fromEntries(
    Object.entries(event).map(([key, payload]) => [
      key,
      typeof payload === "object"
        ? Object.fromEntries([
            ...Object.entries(payload).map(([name, value]) => [
              name,
              typeof value === "object" ? { ...value, ...partMembers } : value,
            ]),
            ...Object.entries(members),
          ])
        : payload,
    ]),
  );
}

describe("baidu media ids", () => {
  for (const [place, event, mediaId] of [
    ["the payload itself", uploaded, "mda-199995c412be1875"],
    ["the part of the task", transcoded, "mda-c10db3f758e86fab"],
    ["the media of a fetch", fetched, "mda-199995c412be1875"],
    ["the output of a composition", composed, "mda-4d1fb0a6c3e24a7b"],
    ["the one media of a generation", generated, "mda-7c55be0d91f64e20"],
  ] as const) {
    it(`are found in ${place}`, () => {
      assert.equal(eventOf(event).mediaId, mediaId);
    });
  }

  it("are found in the media of a fetch under either name of the payload", () => {
    assert.equal(eventOf(fetchedUnderOtherKey).mediaId, "mda-199995c412be1875");
    assert.equal(eventOf(fetchedUnderOtherKey).id, eventOf(fetched).id);
  });
});

describe("baidu tasks of every type", () => {
  for (const task of tasks) {
    const { eventType } = task;

    it(`have no failure for an errMsg on success: ${eventType}`, () => {
      for (const errMsg of ["OK", "ok", "something"]) {
        const event = eventOf(changedTask(task, {}, { errMsg }));
        assert.equal(event.outcome, "succeeded");
        assert(!("failure" in event));
      }
    });

    it(`accept a status in any case: ${eventType}`, () => {
      for (const status of ["SUCCESS", "success", "Success"]) {
        assert.equal(eventOf(changedTask(task, { status }, {})).outcome, "succeeded");
      }
      for (const status of ["FAILED", "failed", "Failed"]) {
        const { outcome, failure } = eventOf(changedTask(task, { status }, { errMsg: "why" }));
        assert.equal(outcome, "failed");
        assert.deepEqual(failure, { code: "other", raw: status, message: "why" });
      }
    });
  }
});
