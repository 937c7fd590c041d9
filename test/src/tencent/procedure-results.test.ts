import assert from "node:assert/strict";
import {
  adaptiveItem,
  failedTranscodeItem,
  imageItems,
  procedure,
  separateTranscodeItem,
  transcodeItem,
} from "../fixtures/tencent/procedure.js";
import { eventsOf, firstOf } from "./events.js";

function rendition(item: object) {
  return firstOf(eventsOf(procedure([item])), "media.transcoded").data.rendition;
}

function transcode(output: object) {
  const task = { ...transcodeItem.TranscodeTask, Output: output };
  return rendition({ Type: "Transcode", TranscodeTask: task });
}

describe("tencent: transcode", () => {
  it("decodes to media.transcoded with the preset of its input", () => {
    const payload = procedure([transcodeItem]);
    const { id, native, ...event } = firstOf(eventsOf(payload), "media.transcoded");
    assert.match(id, /^tencent:ProcedureStateChanged:[^:]+:Transcode:100020:SUCCESS:[\w-]{16}$/);
    assert.equal(native.type, "ProcedureStateChanged");
    assert.deepEqual(event, {
      type: "media.transcoded",
      idSource: "derived",
      provider: "tencent",
      outcome: "succeeded",
      time: "2020-02-14T17:39:02Z",
      timeSource: "derived",
      mediaId: "6590334038296110878",
      taskId: "2741346366-Procedure-793bcadcda8651b2de506f1117c7fb3bt0",
      passthrough: "order=5",
      data: {
        rendition: {
          presetId: "100020",
          url: "https://media.example.com/8faf7ae4/59eaab25f9.mp4",
          format: "mp4",
          sizeBytes: 4189114,
          durationSeconds: 60.397,
          bitrateBps: 552251,
          widthPixels: 714,
          heightPixels: 485,
          md5: "d10dcf17c9ec60d403491f5d7e18cb8a",
          videoStreams: [
            {
              codec: "h264",
              bitrateBps: 503735,
              widthPixels: 714,
              heightPixels: 485,
              framesPerSecond: 24,
            },
          ],
          audioStreams: [{ codec: "aac", bitrateBps: 48571, sampleRateHz: 44130 }],
        },
      },
    });
  });

  it("has its preset and the reason if it failed", () => {
    const event = firstOf(eventsOf(procedure([failedTranscodeItem])), "media.transcoded");
    assert.equal(event.outcome, "failed");
    assert.equal(event.failure?.code, "source_unreadable");
    assert.equal(event.time, undefined);
    assert.deepEqual(event.data, { rendition: { presetId: "100030" } });
  });

  it("has no outputs if it failed, whatever the output contains", () => {
    const task = { ...transcodeItem.TranscodeTask, Status: "FAIL" };
    assert.deepEqual(rendition({ Type: "Transcode", TranscodeTask: task }), {
      presetId: "100020",
    });
  });

  it("has the media id of an output that is a media", () => {
    assert.equal(rendition(separateTranscodeItem).newMediaId, "52858900000000000041");
  });

  it("falls back to the preset of its output", () => {
    const preset = (Definition: number) => {
      const task = { Status: "SUCCESS", Input: null, Output: { Definition } };
      return rendition({ Type: "Transcode", TranscodeTask: task });
    };
    assert.deepEqual(preset(20), { presetId: "20" });
    assert.deepEqual(preset(0), {});
  });

  const formats = [
    [{ Container: "mov,mp4,m4a,3gp,3g2,mj2" }, "mp4"],
    [{ Container: "mov,mp4,m4a,3gp,3g2,mj2", Url: "https://a.example/b.m4a?c=d" }, "m4a"],
    [{ Container: "mov,mp4,m4a,3gp,3g2,mj2", Url: "https://a.example/b.m3u8" }, "hls"],
    [{ Container: "matroska,webm", Url: "https://a.example/b.webm" }, "webm"],
    [{ Container: "HLS" }, "hls"],
    [{ Url: "https://a.example/b.MP3" }, "mp3"],
    [{ Url: "https://a.example/b" }, undefined],
  ] as const;
  for (const [output, format] of formats) {
    it(`with ${Object.values(output).join(" at ")} has the format ${format}`, () => {
      assert.equal(transcode(output).format, format);
    });
  }
});

describe("tencent: adaptive stream", () => {
  it("decodes to media.transcoded with its package as the format, and is adaptive", () => {
    assert.deepEqual(rendition(adaptiveItem), {
      presetId: "12",
      url: "https://media.example.com/a1/adp.12.m3u8",
      format: "hls",
      adaptive: true,
      videoStreams: [{ widthPixels: 1280, heightPixels: 720 }],
    });
  });

  it("has its encryption", () => {
    const Output = { Package: "dash", DrmType: "Widevine", Url: "https://a.example/b.mpd" };
    const task = { ...adaptiveItem.AdaptiveDynamicStreamingTask, Output };
    assert.deepEqual(rendition({ AdaptiveDynamicStreamingTask: task }), {
      presetId: "12",
      url: "https://a.example/b.mpd",
      format: "dash",
      adaptive: true,
      drm: "Widevine",
    });
  });
});

describe("tencent: image items", () => {
  const at = "https://media.example.com/a1";
  const expected = {
    animated: { presetId: "20000", images: [{ url: `${at}/animated.gif`, offsetSeconds: 3 }] },
    snapshot: {
      presetId: "10",
      images: [
        { url: `${at}/0.jpg`, offsetSeconds: 0 },
        { url: `${at}/1.jpg`, offsetSeconds: 1.5 },
      ],
    },
    sample: { presetId: "10", images: [{ url: `${at}/s0.jpg` }] },
    sprite: {
      presetId: "10",
      images: [{ url: `${at}/sheet.jpg` }],
      webVttUrl: `${at}/sheet.vtt`,
    },
    cover: { presetId: "10", images: [{ url: `${at}/cover.jpg`, offsetSeconds: 2.5 }] },
  } as const;

  for (const kind of ["animated", "snapshot", "sample", "sprite", "cover"] as const) {
    it(`decode to thumbnail.created: ${kind}`, () => {
      const event = firstOf(eventsOf(procedure([imageItems[kind]])), "thumbnail.created");
      assert.deepEqual(event.data, { kind, ...expected[kind] });
    });
  }

  it("may list samples like snapshots", () => {
    const Output = { PicInfoSet: [{ TimeOffset: 6000, Url: `${at}/0.jpg` }, { Url: "" }] };
    const item = { Type: "SampleSnapshot", SampleSnapshotTask: { Status: "SUCCESS", Output } };
    const event = firstOf(eventsOf(procedure([item])), "thumbnail.created");
    assert.deepEqual(event.data, {
      kind: "sample",
      images: [{ url: `${at}/0.jpg`, offsetSeconds: 6 }],
    });
  });

  it("may be named in the singular", () => {
    const item = { ...imageItems.sprite, Type: "ImageSprite" };
    const event = firstOf(eventsOf(procedure([item])), "thumbnail.created");
    assert.equal(event.id, firstOf(eventsOf(procedure([imageItems.sprite])), event.type).id);
  });

  it("have no time for a cover at a percentage, and no images if they failed", () => {
    const Input = { Definition: 10, PositionType: "Percent", PositionValue: 50 };
    const { CoverBySnapshotTask } = imageItems.cover;
    const data = (task: object) =>
      firstOf(eventsOf(procedure([{ CoverBySnapshotTask: task }])), "thumbnail.created").data;
    assert.deepEqual(data({ ...CoverBySnapshotTask, Input }).images, [{ url: `${at}/cover.jpg` }]);
    assert.deepEqual(data({ Status: "FAIL", Input }), {
      kind: "cover",
      images: [],
      presetId: "10",
    });
  });
});
