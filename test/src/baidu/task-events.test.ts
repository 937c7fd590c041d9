import assert from "node:assert/strict";
import { thumbnail, thumbnailFailed } from "../fixtures/baidu/thumbnail.js";
import {
  renditionWith,
  transcoded,
  transcodedWith,
  transcodeFailed,
} from "../fixtures/baidu/transcoded.js";
import { eventOf, eventOfType } from "./wire-to-events.js";

describe("baidu media.transcoded", () => {
  it("has one rendition in neutral units", () => {
    const { id: _, ...event } = eventOfType("media.transcoded", transcoded);
    assert.deepEqual(event, {
      type: "media.transcoded",
      idSource: "derived",
      provider: "baidu",
      outcome: "succeeded",
      time: "2025-12-18T13:02:22Z",
      timeSource: "derived",
      mediaId: "mda-c10db3f758e86fab",
      taskId: "tsk-1b437d1d5206ac0a",
      data: {
        rendition: {
          presetId: "eiymfnmgs8a9i09r37v4",
          url: "https://media.example.com/f6e10ffe/1cfd39d942.mp4",
          format: "mp4",
          sizeBytes: 772089,
          durationSeconds: 24.908,
          widthPixels: 714,
          heightPixels: 397,
          videoStreams: [{ widthPixels: 714, heightPixels: 397, framesPerSecond: 25 }],
          audioStreams: [{ sampleRateHz: 44130, channels: 2 }],
        },
      },
      native: { type: "MEDIA_TRANSCODE_COMPLETE", payload: transcoded },
    });
  });

  it("takes the preset from the output if the input has none", () => {
    const event = eventOfType("media.transcoded", renditionWith({ transcodeInput: null }));
    assert.equal(event.data.rendition.presetId, "eiymfnmgs8a9i09r37v4");
  });

  for (const [url, format] of [
    ["https://media.example.com/a/b.m3u8?sign=x.mp4", "hls"],
    ["https://media.example.com/a/b.MPD", "dash"],
    ["https://media.example.com/a/b.flv#t=1", "flv"],
    ["https://media.example.com/a.b/c", undefined],
    ["https://media.example.com", undefined],
    ["not a url.mp4", undefined],
  ] as const) {
    it(`reads the format ${format} from ${url}`, () => {
      const event = eventOfType("media.transcoded", renditionWith({ transcodeOutput: { url } }));
      assert.equal(event.data.rendition.format, format);
    });
  }

  it("has only the reason and the preset for a failed rendition", () => {
    const event = eventOfType("media.transcoded", transcodeFailed);
    assert.equal(event.outcome, "failed");
    assert.deepEqual(event.failure, { code: "other", raw: "FAILED", message: "unsupported codec" });
    assert.equal(event.mediaId, "mda-c10db3f758e86fab");
    assert.deepEqual(event.data, { rendition: { presetId: "eiymfnmgs8a9i09r37v4" } });
  });

  it("has no rendition while the transcode runs", () => {
    const { data } = eventOfType("media.transcoded", transcodedWith({ status: "RUNNING" }));
    assert.deepEqual(data, { rendition: { presetId: "eiymfnmgs8a9i09r37v4" } });
  });

  it("uses the event time if the task has no finish time", () => {
    assert.equal(eventOf(transcodedWith({ finishTime: null })).time, "2025-12-18T13:02:24Z");
  });
});

describe("baidu thumbnail.created", () => {
  it("has the images in order, without a kind", () => {
    const event = eventOfType("thumbnail.created", thumbnail);
    assert.equal(event.outcome, "succeeded");
    assert.equal(event.mediaId, "mda-c10db3f758e86fab");
    assert.equal(event.time, "2025-12-18T13:01:41Z");
    assert.deepEqual(event.data, {
      kind: "unspecified",
      images: [
        { url: "https://media.example.com/382d6a0f/bcc69de1c9.jpg" },
        { url: "https://media.example.com/f0b8dac0/87a51b3b4a.jpg" },
      ],
      presetId: "eiymw6v6r2ryuabu114g",
    });
  });

  it("has a reason and no images if it failed", () => {
    const event = eventOfType("thumbnail.created", thumbnailFailed);
    assert.equal(event.outcome, "failed");
    assert.deepEqual(event.failure, { code: "other", raw: "FAILED", message: "no video stream" });
    assert.deepEqual(event.data, {
      kind: "unspecified",
      images: [],
      presetId: "eiymw6v6r2ryuabu114g",
    });
  });
});

describe("baidu outcome", () => {
  for (const [status, outcome] of [
    ["SUCCESS", "succeeded"],
    ["success", "succeeded"],
    ["FAILED", "failed"],
    ["Failed", "failed"],
    ["FAIL", "failed"],
    ["RUNNING", "running"],
    ["READY", "running"],
    ["PROCESSING", "running"],
    ["CANCELED", "canceled"],
    ["CANCELLED", "canceled"],
    ["SOMETHING_NEW", "unknown"],
    ["constructor", "unknown"],
    [null, "unknown"],
  ] as const) {
    it(`is ${outcome} for the status ${status}`, () => {
      const event = eventOf(transcodedWith({ status }));
      assert.equal(event.outcome, outcome);
      assert.equal("failure" in event, outcome === "failed");
    });
  }

  it("follows the task's status, whatever that of its part is", () => {
    const { transcodeTaskInfo } = transcoded.mediaTranscodeCompleteEvent;
    const part = { ...transcodeTaskInfo, status: "FAILED", errMsg: "minor trouble" };
    const event = eventOf(transcodedWith({ transcodeTaskInfo: part }));
    assert.equal(event.outcome, "succeeded");
    assert(!("failure" in event));
  });

  it("follows the part's status if the task has none", () => {
    const event = eventOf(
      transcodedWith({ status: null, transcodeTaskInfo: { status: "failed", errMsg: "why" } }),
    );
    assert.equal(event.outcome, "failed");
    assert.deepEqual(event.failure, { code: "other", raw: "failed", message: "why" });
  });

  it("does not take OK for the reason of a failure", () => {
    const event = eventOf(
      transcodedWith({ status: "FAILED", transcodeTaskInfo: { errMsg: "OK" } }),
    );
    assert.deepEqual(event.failure, { code: "other", raw: "FAILED" });
  });
});

describe("baidu unknown", () => {
  for (const eventType of ["SOMETHING_NEW", "MEDIA_DELETE_COMPLETE", "__proto__"]) {
    it(`is the type of ${eventType}, with the whole event in native`, () => {
      const json = { eventType, eventTime: "2025-12-18T13:01:43Z", someEvent: { a: 1 } };
      const { id, ...event } = eventOf(json);
      assert.match(id, new RegExp(`^baidu:${eventType}:content:`));
      assert.deepEqual(event, {
        type: "unknown",
        idSource: "derived",
        provider: "baidu",
        outcome: "unknown",
        time: "2025-12-18T13:01:43Z",
        data: {},
        native: { type: eventType, payload: json },
      });
    });
  }
});
