import assert from "node:assert/strict";
import {
  clipComplete,
  clipFailed,
  composeMediaComplete,
  concatComplete,
  editMediaComplete,
  editMediaFailed,
  splitMediaComplete,
  splitMediaPartial,
} from "../fixtures/tencent/edit.js";
import { pulled } from "../fixtures/tencent/pulled.js";
import { eventOf } from "./events.js";

function edit(fields: object) {
  const content = { ...editMediaComplete.EditMediaCompleteEvent, ...fields };
  return eventOf({ EditMediaCompleteEvent: content }, "edit.completed");
}

function split(fields: object) {
  const content = { ...splitMediaPartial.SplitMediaCompleteEvent, ...fields };
  return eventOf({ SplitMediaCompleteEvent: content }, "edit.completed");
}

describe("tencent: EditMediaComplete", () => {
  it("decodes to edit.completed with its file, its source part, and the tasks that it started", () => {
    const { native: _, ...event } = eventOf(editMediaComplete, "edit.completed");
    assert.deepEqual(event, {
      id: "tencent:EditMediaComplete:2741346366-EditMedia-d11aa5ab62c8d5e84c5a2b182c38b13t0:FINISH",
      type: "edit.completed",
      idSource: "derived",
      provider: "tencent",
      outcome: "succeeded",
      mediaId: "62621709933289496",
      taskId: "2741346366-EditMedia-d11aa5ab62c8d5e84c5a2b182c38b13t0",
      passthrough: "order=5",
      data: {
        kind: "edit",
        outputs: [
          {
            mediaId: "62621709933289496",
            name: "the best part",
            url: "https://media.example.com/c22f6cf5/c6e3d3a952.mp4",
            format: "mp4",
            expiresAt: "2030-01-02T03:04:05Z",
            technical: {
              sizeBytes: 10556,
              durationSeconds: 4.01,
              bitrateBps: 246035,
              widthPixels: 720,
              heightPixels: 480,
              rotationDegrees: 0,
              md5: "b3ae6ed07d9bf4efeeb94ed2d37ff3e3",
              videoStreams: [
                {
                  codec: "h264",
                  bitrateBps: 246000,
                  widthPixels: 720,
                  heightPixels: 480,
                  framesPerSecond: 24,
                },
              ],
              audioStreams: [{ codec: "aac", bitrateBps: 35, sampleRateHz: 44100 }],
            },
            sourceSpan: { startSeconds: 1, endSeconds: 5 },
            followUpTaskIds: ["2741346366-Procedure-835d17074f66f7382d6b2384cf19c75ct0"],
          },
        ],
      },
    });
  });

  it("is read from either content member", () => {
    const { EditMediaCompleteEvent } = editMediaComplete;
    const event = { EventType: "EditMediaComplete", EditMediaComplete: EditMediaCompleteEvent };
    const { native: _, ...read } = eventOf(pulled(event), "edit.completed");
    const { native: __, ...expected } = eventOf(editMediaComplete, "edit.completed");
    assert.deepEqual(read, expected);
  });

  it("has no media and no outputs if it failed, although the cloud repeats their name", () => {
    const event = eventOf(editMediaFailed, "edit.completed");
    assert.equal(event.outcome, "failed");
    assert.equal(event.failure?.code, "source_unreadable");
    assert.equal(event.mediaId, undefined);
    assert.deepEqual(event.data, { kind: "edit", outputs: [] });
  });

  it("of several media has no source part", () => {
    const FileInfoSet = [{ StartTimeOffset: 1 }, { StartTimeOffset: 2 }];
    assert.equal(edit({ Input: { FileInfoSet } }).data.outputs[0]?.sourceSpan, undefined);
  });

  it("ignores an offset from the source's end", () => {
    const spanOf = (StartTimeOffset: number, EndTimeOffset: number) =>
      edit({ Input: { FileInfoSet: [{ StartTimeOffset, EndTimeOffset }] } }).data.outputs[0]
        ?.sourceSpan;
    assert.deepEqual(spanOf(0, 0), { startSeconds: 0 });
    assert.equal(spanOf(-10, -2), undefined);
    assert.deepEqual(spanOf(2, -2), { startSeconds: 2 });
  });

  it("in progress is running, with an id of its own for each report", () => {
    const half = edit({ Status: "PROCESSING", Progress: 50, Output: null });
    const most = edit({ Status: "PROCESSING", Progress: 90, Output: null });
    assert.equal(half.outcome, "running");
    assert.equal(new Set([half.id, most.id, edit({}).id]).size, 3);
  });
});

describe("tencent: ComposeMediaComplete", () => {
  it("decodes to edit.completed: compose", () => {
    const event = eventOf(composeMediaComplete, "edit.completed");
    assert.equal(event.data.kind, "compose");
    assert.equal(event.mediaId, "62621709933289497");
    assert.equal(event.data.outputs[0]?.technical?.durationSeconds, 4.01);
  });

  it("may have its media id as a bare number", () => {
    const content = composeMediaComplete.ComposeMediaCompleteEvent;
    const composed = (FileId: unknown) =>
      eventOf(
        { ComposeMediaCompleteEvent: { ...content, Output: { ...content.Output, FileId } } },
        "edit.completed",
      ).mediaId;
    assert.equal(composed(5285485487985271), "5285485487985271");
    assert.equal(composed(5285485487985271490n.toString()), "5285485487985271490");
    assert.equal(composed(Number(5285485487985271490n)), undefined);
  });
});

describe("tencent: SplitMediaComplete", () => {
  it("decodes to edit.completed with an output for each part", () => {
    const event = eventOf(splitMediaComplete, "edit.completed");
    assert.equal(event.outcome, "succeeded");
    assert.equal(event.mediaId, undefined);
    assert.deepEqual(event.data, {
      kind: "split",
      outputs: [
        {
          mediaId: "47482380135758137874",
          name: "part 1",
          url: "https://media.example.com/ee4d3267/part1.mp4",
          format: "mp4",
          expiresAt: "2030-01-02T03:04:05Z",
          sourceSpan: { startSeconds: 0, endSeconds: 30.5 },
          followUpTaskIds: ["2741346366-Procedure-1t0", "2741346366-ReviewAudioVideo-1t"],
        },
        { mediaId: "47482380135758137875", sourceSpan: { startSeconds: 30.5 } },
      ],
    });
  });

  it("with an error is partial if some parts exist, and names the missing ones", () => {
    const event = eventOf(splitMediaPartial, "edit.completed");
    const failure = { code: "internal", raw: "InternalError", message: "internal error" };
    assert.equal(event.outcome, "partial");
    assert.deepEqual(event.failure, failure);
    assert.deepEqual(event.data.outputs, [
      { mediaId: "47482380135758137876", sourceSpan: { startSeconds: 0, endSeconds: 10 } },
      { sourceSpan: { startSeconds: 10, endSeconds: 20 }, failure },
    ]);
  });

  it("is failed without any part, and partial if one is missing without an error", () => {
    assert.deepEqual(split({ FileInfoSet: [{ Input: {} }] }).data.outputs, []);
    assert.equal(split({ FileInfoSet: [{ Input: {} }] }).outcome, "failed");
    const noError = { ErrCode: 0, ErrCodeExt: "" };
    assert.equal(split(noError).outcome, "partial");
    assert.equal(split(noError).failure, undefined);
    assert.equal(split({ ...noError, FileInfoSet: [{}] }).outcome, "unknown");
    assert.equal(split({ Status: "PROCESSING" }).outcome, "running");
    assert.equal(split({ ...noError, Status: "" }).outcome, "unknown");
  });

  it("of one part is about that media", () => {
    const [first] = splitMediaComplete.SplitMediaCompleteEvent.FileInfoSet;
    const event = split({ ErrCode: 0, ErrCodeExt: "", FileInfoSet: [first] });
    assert.equal(event.mediaId, "47482380135758137874");
  });
});

describe("tencent: edits in the format of 2017", () => {
  it("take the outcome of a concatenation from each of its files", () => {
    const event = eventOf(concatComplete, "edit.completed");
    const failure = { code: "internal", raw: "70000", message: "internal error" };
    assert.equal(event.outcome, "partial");
    assert.deepEqual(event.failure, failure);
    assert.deepEqual(event.data, {
      kind: "concat",
      outputs: [
        {
          mediaId: "62621709933289498",
          url: "https://media.example.com/c22f6cf5/playlist.f6.m3u8",
          format: "hls",
        },
        { format: "mp4", failure },
      ],
    });
  });

  it("have an unknown outcome for a concatenation without files", () => {
    const content = { TaskId: "1", FileInfoSet: [] };
    assert.equal(eventOf({ ConcatCompleteEvent: content }, "edit.completed").outcome, "unknown");
  });

  it("take the outcome of a clip from its file", () => {
    const event = eventOf(clipComplete, "edit.completed");
    assert.equal(event.id, "tencent:ClipComplete:Clip-d11aa5ab62c8d5e84c5a2b182c38b13");
    assert.equal(event.outcome, "succeeded");
    assert.equal(event.mediaId, "62621709933289499");
    const failed = eventOf(clipFailed, "edit.completed");
    assert.equal(failed.outcome, "failed");
    assert.equal(failed.failure?.code, "source_unreadable");
    assert.deepEqual(failed.data, { kind: "clip", outputs: [] });
  });
});
