import assert from "node:assert/strict";
import { sampleOf } from "../fixtures/alibaba/all.js";
import { contentOf, eventOfType, eventsOfType } from "./translate.js";

const envelope = {
  ...{ idSource: "derived", provider: "alibaba", outcome: "succeeded" },
  time: "2018-04-25T08:51:22Z",
};
const unreadable = {
  code: "source_unreadable",
  raw: "InvalidParameter.ResourceContentBad",
  message: "The resource operated InputFile is bad",
};

const stream = sampleOf("StreamTranscodeComplete");
const all = sampleOf("TranscodeComplete");
const [good, bad] = all.StreamInfos as readonly Readonly<Record<string, unknown>>[];

describe("alibaba: the neutral event of a rendition", () => {
  const rendition = {
    ...envelope,
    id: "alibaba:rendition:43q9fj74hdf3e5a9:b41d5f3a90c7:succeeded",
    type: "media.transcoded",
    mediaId: "43q9fj74hdf3e5a9",
    taskId: "b41d5f3a90c7",
    passthrough: '{"orderId":"1043"}',
  };

  it("has exactly these members", () => {
    assert.deepEqual(contentOf(stream), [
      {
        ...rendition,
        data: {
          rendition: {
            presetId: "LD",
            url: "https://media.example.com/322e98b1/3252dd4fad.mp4",
            format: "mp4",
            sizeBytes: 1815332,
            durationSeconds: 15.25,
            bitrateBps: 925000,
            widthPixels: 551,
            heightPixels: 980,
            videoStreams: [{ widthPixels: 551, heightPixels: 980, framesPerSecond: 30 }],
          },
        },
      },
    ]);
  });

  it("has its preset only when it failed", () => {
    const { code, raw, message } = unreadable;
    const failed = { ...stream, Status: "fail", ErrorCode: raw, ErrorMessage: message };
    assert.deepEqual(contentOf(failed), [
      {
        ...rendition,
        id: "alibaba:rendition:43q9fj74hdf3e5a9:b41d5f3a90c7:failed",
        outcome: "failed",
        failure: { code, raw, message },
        data: { rendition: { presetId: "LD" } },
      },
    ]);
  });

  for (const [what, change, expected] of [
    ["the format that it names", { Format: "m3u8" }, "hls"],
    ["the format of its URL when it names none", { Format: null }, "mp4"],
    ["no format without both", { Format: null, FileUrl: null }, undefined],
  ] as const) {
    it(`has ${what}`, () => {
      const { rendition } = eventOfType("media.transcoded", { ...stream, ...change }).data;
      assert.equal(rendition.format, expected);
    });
  }

  it("without a media and a job has an id of its other facts", () => {
    const { id } = eventOfType("media.transcoded", { ...stream, VideoId: "", JobId: "" });
    assert.match(id, /^alibaba:rendition::[\w-]{16}:succeeded$/);
  });
});

describe("alibaba: the neutral events of all renditions", () => {
  it("are their end, and each of them", () => {
    const media = {
      ...envelope,
      mediaId: "43q9fjsh73f8b2c6",
      passthrough: '{"orderId":"1044"}',
    };
    assert.deepEqual(contentOf(all), [
      {
        ...media,
        id: "alibaba:TranscodeComplete:media:43q9fjsh73f8b2c6:2018-04-25T08%3A51%3A22Z:succeeded",
        type: "workflow.completed",
        outcome: "partial",
        data: {
          steps: [
            { kind: "Transcode", outcome: "succeeded", presetId: "LD" },
            { kind: "Transcode", outcome: "failed", presetId: "SD", failure: unreadable },
          ],
        },
      },
      {
        ...media,
        id: "alibaba:rendition:43q9fjsh73f8b2c6:e7f20c9a5b34:succeeded",
        type: "media.transcoded",
        taskId: "e7f20c9a5b34",
        data: {
          rendition: {
            presetId: "LD",
            url: "https://media.example.com/2cfd156d/1b0276cebf.mp4",
            format: "mp4",
            sizeBytes: 1815332,
            durationSeconds: 15,
            bitrateBps: 925000,
            widthPixels: 551,
            heightPixels: 980,
            videoStreams: [{ widthPixels: 551, heightPixels: 980, framesPerSecond: 30 }],
          },
        },
      },
      {
        ...media,
        id: "alibaba:rendition:43q9fjsh73f8b2c6:f05a6d18c2b7:failed",
        type: "media.transcoded",
        outcome: "failed",
        failure: unreadable,
        taskId: "f05a6d18c2b7",
        data: { rendition: { presetId: "SD" } },
      },
    ]);
  });

  const unknown = { ...good, Status: "paused" };
  for (const [what, Status, streams, outcome, failure] of [
    ["partial, without a failure, in any order", "success", [bad, good], "partial", undefined],
    ["failed with the failure of the first", "fail", [bad, bad], "failed", unreadable],
    ["succeeded whatever the status is", "fail", [good], "succeeded", undefined],
    ["by the status without renditions", "success", [], "succeeded", undefined],
    ["failed by the status alone", "fail", [], "failed", { code: "other", raw: "fail" }],
    ["by the status with an unknown and a failed one", "success", [unknown, bad], "succeeded"],
    ["by the status with an unknown and a good one", "success", [unknown, good], "succeeded"],
  ] as const) {
    it(`are ${what}`, () => {
      const event = { ...all, Status, StreamInfos: streams };
      const completed = eventOfType("workflow.completed", event);
      assert.deepEqual([completed.outcome, completed.failure], [outcome, failure]);
    });
  }

  it("have a rendition once when it is listed twice", () => {
    const event = { ...all, StreamInfos: [good, good] };
    assert.equal(eventsOfType("media.transcoded", event).length, 1);
  });

  it("have a rendition without facts for an empty item", () => {
    const [rendition] = eventsOfType("media.transcoded", { ...all, StreamInfos: [{}] });
    assert.deepEqual([rendition?.outcome, rendition?.data], ["unknown", { rendition: {} }]);
  });
});
