import assert from "node:assert/strict";
import { readMediaState } from "@vod-events/core/media";
import { sampleEvent } from "@vod-events/testkit";
import { stateOf } from "./fold-samples.js";

const state = stateOf([sampleEvent("media.uploaded")]);

describe("readMediaState", () => {
  it("returns a state of this version", () => {
    const json: unknown = JSON.parse(JSON.stringify(state));
    assert.deepEqual(readMediaState(json), state);
  });

  it("throws for a state of a newer version, and says what to do", () => {
    assert.throws(() => readMediaState({ ...state, version: 2 }), {
      code: "inbox_unavailable",
      message: /has version 2, and this release reads version 1\. Update vod-events/,
    });
  });

  for (const json of [undefined, null, 1, "state", [], {}, { ...state, tasks: null }]) {
    it(`throws for ${JSON.stringify(json)?.slice(0, 20)}, which is no state`, () => {
      assert.throws(() => readMediaState(json), { code: "inbox_unavailable", message: /Rebuild/ });
    });
  }
});
