import assert from "node:assert/strict";
import { tencent } from "@vod-events/tencent";
import { annotatedJson } from "./annotated-json.js";
import { eventSample } from "./event-samples.js";
import { fieldSources } from "./field-sources.js";

describe("the sources of the fields of a sample", () => {
  const sample = eventSample("tencent", "media.imported");
  assert.ok(sample);
  const sources = fieldSources(tencent({ env: {} }), sample);

  it("are the native members that a field changes with", () => {
    assert.deepEqual(sources.get("taskId"), ["PullCompleteEvent.TaskId"]);
    assert.deepEqual(sources.get("outcome"), [
      "PullCompleteEvent.Status",
      "PullCompleteEvent.ErrCode",
    ]);
  });

  it("are absent for constants and for the id", () => {
    assert.equal(sources.get("provider"), undefined);
    assert.equal(sources.get("id"), undefined);
  });
});

describe("the JSON of a sample", () => {
  it("has sources as comments, the first object of a list, and nothing of a hidden object", () => {
    const json = { a: [{ b: 1 }, { b: 2 }], c: ["x", "y"], d: { e: 1 }, f: {} };
    const sources = new Map([
      ["a[0].b", ["A[].B"]],
      ["a[1].b", ["Other"]],
      ["c[0]", ["C[]", "D", "E", "F"]],
    ]);
    assert.equal(
      annotatedJson(json, sources, new Set(["d"])),
      `{
  "a": [
    {
      "b": 1 // A[].B
    }
    // …
  ],
  "c": ["x", "y"], // C[], D, E, …
  "d": { /* … */ },
  "f": {}
}`,
    );
  });
});
