import assert from "node:assert/strict";
import { sampleOf } from "../fixtures/volcengine/all.js";
import { eventOfType, eventsOf, eventsOfType } from "./translate.js";

const task = "volcengine:WorkflowComplete:task:lb%3A75d9a9d1374c1f3262fd";

describe("volcengine: the events of a workflow", () => {
  const sample = sampleOf("WorkflowComplete");

  it("list a step for each output, with its definition", () => {
    const done = { outcome: "succeeded" } as const;
    assert.deepEqual(eventOfType("workflow.completed", sample).data.steps, [
      { kind: "Transcode", ...done, presetId: "720p" },
      { kind: "Transcode", ...done },
      { kind: "Snapshot", ...done },
      { kind: "Snapshot", ...done },
      { kind: "SmartSubtitle", ...done },
    ]);
  });

  it("have the ids of the outputs", () => {
    assert.deepEqual(
      eventsOf(sample).map(({ id }) => id),
      [
        `${task}:succeeded`,
        `${task}:rendition 79881cb5bbdb49e2906314b19725603a`,
        `${task}:rendition b03f51c7d0e24f6ca1880d2c3e47a91f`,
        `${task}:thumbnail 0`,
        `${task}:thumbnail 1`,
        `${task}:caption 64f0a1b2c3d4e5f6`,
      ],
    );
  });

  it("have the places of outputs without an id", () => {
    const bare = sampleOf("WorkflowComplete", {
      ...{ TranscodeInfos: [{}], AdaptBitrateTranscodeInfos: [{}] },
      ...{ Snapshots: [{}], SmartSubtitles: [{}, {}] },
    });
    assert.deepEqual(
      eventsOf(bare).map(({ id }) => id.slice(task.length)),
      [":succeeded", ":rendition 0", ":rendition 1", ":thumbnail 0", ":caption 0", ":caption 1"],
    );
  });

  it("have the media and its time when they name no task", () => {
    const { id, taskId } = eventOfType(
      "workflow.completed",
      sampleOf("WorkflowComplete", { RunId: "" }),
    );
    assert.equal(
      id,
      "volcengine:WorkflowComplete:media:v0c7b4g7007ac1v92s2l39gm9iobo1a0:2024-05-06T09%3A49%3A33Z:succeeded",
    );
    assert.equal(taskId, undefined);
  });

  it("describe a caption", () => {
    const url = "https://media.example.com/1.vtt";
    const SmartSubtitles = [
      { SubtitleId: "s1", Title: "English", SubtitleUrl: url, Format: "webvtt" },
      { SubtitleUrl: "tos-vod/1" },
    ];
    const captions = eventsOfType(
      "caption.created",
      sampleOf("WorkflowComplete", { SmartSubtitles }),
    );
    assert.deepEqual(
      captions.map(({ data }) => data),
      [{ captionId: "s1", name: "English", url, format: "vtt" }, {}],
    );
  });

  for (const code of [
    "PartialInternalError",
    "Retry.InvalidParameter",
    "FailedPartly",
    "NotFail",
  ]) {
    it(`have an unknown outcome for the undocumented code ${code}`, () => {
      const event = eventOfType("workflow.completed", sampleOf("WorkflowComplete", { Code: code }));
      assert.deepEqual([event.outcome, event.failure], ["unknown", undefined]);
    });
  }
});
