import assert from "node:assert/strict";
import { sampleOf, split } from "../fixtures/volcengine/all.js";
import { contentOf, eventOfType } from "./translate.js";

const envelope = { idSource: "derived", provider: "volcengine", outcome: "succeeded" };

describe("volcengine: the event of a task", () => {
  it("has its step, the media of its input, and the passthrough of its control", () => {
    assert.deepEqual(contentOf(sampleOf("ExecutionComplete")), [
      {
        ...envelope,
        id: "volcengine:ExecutionComplete:task:lb%3A75d9a9d1374c1f3262fe:Success",
        type: "workflow.completed",
        taskId: "lb:75d9a9d1374c1f3262fe",
        mediaId: "v0c7b4g7007ac1v92s2l39gm9iobo1a0",
        time: "2024-05-06T09:49:33Z",
        passthrough: "order-1045",
        data: { steps: [{ kind: "Ocr", outcome: "succeeded" }] },
      },
    ]);
  });

  it("has an unspecified step and state when it names none", () => {
    const bare = sampleOf("ExecutionComplete", { Operation: null, Status: null });
    const event = eventOfType("workflow.completed", bare);
    assert.deepEqual(event.data.steps, [{ kind: "unspecified", outcome: "unknown" }]);
    assert.equal(
      event.id,
      "volcengine:ExecutionComplete:task:lb%3A75d9a9d1374c1f3262fe:unspecified",
    );
  });

  for (const [what, change, mediaId] of [
    ["the media of its input", { Input: { Vid: "v-input" } }, "v-input"],
    ["its own media first", { Vid: "v-own", Input: { Vid: "v-input" } }, "v-own"],
    ["its own media alone", { Vid: "v-own", Input: null }, "v-own"],
    ["no media of a file", { Input: { Type: "DirectUrl" } }, undefined],
  ] as const) {
    it(`names ${what}`, () => {
      const event = eventOfType("workflow.completed", sampleOf("ExecutionComplete", change));
      assert.equal(event.mediaId, mediaId);
    });
  }

  it("of a running task has the passthrough, too", () => {
    const running = sampleOf("ExecutionComplete", { Status: "Running" });
    assert.equal(eventOfType("workflow.progressed", running).passthrough, "order-1045");
  });
});

describe("volcengine: the event of an edit", () => {
  const Vid = "v0c7b4g7007ac1v92s2l39gm9iq6rb8bd1460";

  it("has its output, which is its media", () => {
    assert.deepEqual(contentOf(sampleOf("VideoTrackComplete")), [
      {
        ...envelope,
        id: "volcengine:VideoTrackComplete:task:e070c521d7824a0fb7c8ddea1876:succeeded",
        type: "edit.completed",
        taskId: "e070c521d7824a0fb7c8ddea1876",
        mediaId: Vid,
        time: "2022-10-25T03:12:13.502Z",
        passthrough: "abc",
        data: { kind: "edit", outputs: [{ mediaId: Vid }] },
      },
    ]);
  });

  for (const [what, event, outputs, mediaId] of [
    [
      "the file name of its only output",
      sampleOf("VideoTrackComplete", { FileName: "a.mp4" }),
      [{ mediaId: Vid, name: "a.mp4" }],
      Vid,
    ],
    [
      "no file name for several outputs, because it is of one of them",
      { ...split, Data: { ...split.Data, FileName: "a.mp4" } },
      [{ mediaId: "v0c-first" }, { mediaId: "v0c-second" }],
      undefined,
    ],
    [
      "the only part of a split as its media",
      sampleOf("VideoTrackComplete", { SubVid: [{ Vid: "v0c-first" }] }),
      [{ mediaId: "v0c-first" }],
      "v0c-first",
    ],
    [
      "the readable parts of a split",
      sampleOf("VideoTrackComplete", { SubVid: ["text", 7, {}, { Vid: "v0c-first" }] }),
      [{ mediaId: "v0c-first" }],
      "v0c-first",
    ],
    [
      "its media when the list of parts is empty",
      sampleOf("VideoTrackComplete", { SubVid: [] }),
      [{ mediaId: Vid }],
      Vid,
    ],
    ["no output without a media", sampleOf("VideoTrackComplete", { Vid: "" }), [], undefined],
    [
      "no output when it failed",
      sampleOf("VideoTrackComplete", { Status: "Failed", SubVid: [{ Vid: "v0c-first" }] }),
      [],
      Vid,
    ],
    [
      "its output when it ended in an undocumented status",
      sampleOf("VideoTrackComplete", { Status: "Paused" }),
      [{ mediaId: Vid }],
      Vid,
    ],
  ] as const) {
    it(`has ${what}`, () => {
      const edited = eventOfType("edit.completed", event);
      assert.deepEqual(edited.data, { kind: "edit", outputs });
      assert.equal(edited.mediaId, mediaId);
    });
  }
});
