import assert from "node:assert/strict";
import {
  generated,
  generatedMedia,
  generatedMediaList,
  generatedWith,
  generateFailed,
} from "../fixtures/baidu/generated.js";
import { sourceMetadata } from "../fixtures/baidu/uploaded.js";
import { eventOf, eventOfType } from "./wire-to-events.js";

describe("baidu generation.completed", () => {
  it("has the new media", () => {
    const { id: _, native: __, ...event } = eventOfType("generation.completed", generated);
    assert.deepEqual(event, {
      type: "generation.completed",
      idSource: "derived",
      provider: "baidu",
      outcome: "succeeded",
      time: "2025-12-18T15:02:52Z",
      timeSource: "derived",
      mediaId: "mda-7c55be0d91f64e20",
      taskId: "tsk-e1b7d2480c9f4a56",
      data: {
        kind: "video",
        outputs: [
          {
            mediaId: "mda-7c55be0d91f64e20",
            name: "video_mda-7c55be0d91f64e20",
            url: generatedMedia("mda-7c55be0d91f64e20").source.sourceUrl,
            format: "mp4",
          },
        ],
        createdIds: [],
      },
    });
  });

  it("has several media, and no mediaId of its own then", () => {
    const media = [{ ...generatedMedia("mda-1"), sourceMetadata }, null, generatedMedia("mda-2")];
    const event = eventOfType("generation.completed", generatedMediaList(media));
    assert(!("mediaId" in event));
    assert.deepEqual(
      event.data.outputs.map(({ mediaId }) => mediaId),
      ["mda-1", "mda-2"],
    );
    assert.equal(event.data.outputs[0]?.technical?.durationSeconds, 24.908);
  });

  it("has the same id in any order of the media, and another for other media", () => {
    const id = (...ids: readonly string[]) =>
      eventOf(generatedMediaList(ids.map(generatedMedia))).id;
    assert.equal(id("mda-1", "mda-2"), id("mda-2", "mda-1"));
    assert.notEqual(id("mda-1", "mda-2"), id("mda-1", "mda-3"));
  });

  it("keeps its id if the signature of a URL changes", () => {
    const media = generatedMedia("mda-1");
    const signedAnew = {
      ...media,
      source: { ...media.source, sourceUrl: "https://a.example.com/2" },
    };
    assert.equal(
      eventOf(generatedMediaList([signedAnew])).id,
      eventOf(generatedMediaList([media])).id,
    );
  });

  it("has a reason and no outputs if it failed", () => {
    const event = eventOfType("generation.completed", generateFailed);
    assert.equal(event.outcome, "failed");
    assert.deepEqual(event.failure, {
      code: "other",
      raw: "FAILED",
      message: "the prompt is not allowed",
    });
    assert.deepEqual(event.data, { kind: "video", outputs: [], createdIds: [] });
  });

  it("uses the task's status, or the lower-case one inside if it is missing", () => {
    const inside = (status: string) => ({ videoGenerateTaskInfo: { status } });
    const outcome = (members: object) => eventOf(generatedWith(members)).outcome;
    assert.equal(outcome({ status: "SUCCESS", ...inside("failed") }), "succeeded");
    assert.equal(outcome({ status: "Success", ...inside("failed") }), "succeeded");
    assert.equal(outcome({ status: null, ...inside("success") }), "succeeded");
    assert.equal(outcome({ status: null, ...inside("failed") }), "failed");
  });
});
