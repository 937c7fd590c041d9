import assert from "node:assert/strict";
import { sampleOf } from "../fixtures/mux/all.js";
import { eventOfType } from "./translate.js";

const video = { type: "video", max_width: 640, max_height: 360 };
const audio = { type: "audio", max_channels: 2 };

function mediaOf(change: Readonly<Record<string, unknown>>) {
  return eventOfType("media.updated", sampleOf("video.asset.updated", change)).data.media;
}

describe("mux: an asset", () => {
  for (const [what, tracks, kind] of [
    ["a video and an audio track", [audio, video], "video"],
    ["an audio track only", [audio], "audio"],
    ["a text track only", [{ type: "text" }], undefined],
    ["no track", [], undefined],
  ] as const) {
    it(`with ${what} is of the kind ${kind}`, () => {
      assert.equal(mediaOf({ tracks }).kind, kind);
    });
  }

  it("has the streams of the tracks of their type only", () => {
    const odd = { type: "text", max_width: 1, max_height: 1, max_channels: 1 };
    const { technical } = mediaOf({ duration: 1, tracks: [odd, video, audio] });
    assert.deepEqual(technical, {
      ...{ durationSeconds: 1, widthPixels: 640, heightPixels: 360 },
      videoStreams: [{ widthPixels: 640, heightPixels: 360 }],
      audioStreams: [{ channels: 2 }],
    });
  });

  it("has no member for streams that its tracks do not describe", () => {
    const tracks = [{ type: "video" }, { type: "audio" }];
    assert.deepEqual(mediaOf({ duration: 1, tracks }).technical, { durationSeconds: 1 });
  });

  for (const [createdAt, time] of [
    ["-1", undefined],
    ["0", undefined],
    ["1", "1970-01-01T00:00:01Z"],
    ["253370764799", "9998-12-31T23:59:59Z"],
    ["253370764800", undefined],
    ["253402300800", undefined],
    ["1e300", undefined],
  ] as const) {
    it(`that was created at ${createdAt} has the time ${time}`, () => {
      assert.equal(mediaOf({ created_at: createdAt }).createdAt, time);
      assert.equal(mediaOf({ created_at: Number(createdAt) }).createdAt, time);
    });
  }
});
