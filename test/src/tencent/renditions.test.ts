import assert from "node:assert/strict";
import type { VodEvent } from "@vod-events/core";
import {
  adaptiveResults,
  adaptiveStreamingComplete,
  createImageSpriteComplete,
  createImageSpriteFailed,
  createSnapshotComplete,
  snapshotPictures,
  transcodeComplete,
  transcodeFailed,
} from "../fixtures/tencent/renditions.js";
import { eventOf, eventsOf, idsOf } from "./events.js";

/** The ids of an event's results, without and with an unknown member. */
function idsWithAndWithout(push: (result: object) => unknown, result: object) {
  return [push(result), push({ ...result, Unread: 1 })].map((json) => idsOf(json));
}

function renditions(events: readonly VodEvent[]) {
  return events.map((event) => {
    assert.ok(event.type === "media.transcoded");
    return [event.outcome, event.data.rendition] as const;
  });
}

describe("tencent: results without an id", () => {
  it("get ids from all their fields, including the ones that are not decoded", () => {
    const [playInfo] = transcodeComplete.TranscodeCompleteEvent.PlayInfoSet;
    const [result] = adaptiveResults;
    assert.ok(playInfo && result);
    const TaskId = "Transcode-1";
    for (const [without, more] of [
      idsWithAndWithout(
        (file) => ({ TranscodeCompleteEvent: { TaskId, PlayInfoSet: [file] } }),
        playInfo,
      ),
      idsWithAndWithout((one) => adaptiveStreamingComplete([one]), result),
      idsWithAndWithout(
        (Output) => adaptiveStreamingComplete([{ ...result, Output }]),
        result.Output ?? {},
      ),
      idsWithAndWithout(
        (StreamPara) => adaptiveStreamingComplete([{ ...result, Input: { StreamPara } }]),
        result.Input.StreamPara,
      ),
    ]) {
      assert.equal(without?.length, more?.length);
      assert.notDeepEqual(without, more);
    }
  });
});

describe("tencent: TranscodeComplete of 2017", () => {
  it("decodes to a media.transcoded for each file, including the source", () => {
    const events = eventsOf(transcodeComplete);
    const url = "https://media.example.com";
    assert.deepEqual(renditions(events), [
      [
        "succeeded",
        {
          url: `${url}/c22f6cf5/c6e3d3a952.mp4`,
          format: "mp4",
          durationSeconds: 631,
          bitrateBps: 246022,
          widthPixels: 714,
          heightPixels: 485,
        },
      ],
      [
        "succeeded",
        {
          presetId: "10",
          url: `${url}/aea72108/df0e43bd5d.mp4`,
          format: "mp4",
          durationSeconds: 631,
          bitrateBps: 149256,
          widthPixels: 325,
          heightPixels: 246,
        },
      ],
    ]);
    assert.equal(new Set(events.map(({ id }) => id)).size, 2);
    for (const { mediaId, taskId } of events) {
      assert.equal(mediaId, "62621709933289496");
      assert.equal(taskId, "Transcode-d11aa5ab62c8d5e84c5a2b182c38b13");
    }
  });

  it("has the same ids in any order of its files", () => {
    const content = transcodeComplete.TranscodeCompleteEvent;
    const PlayInfoSet = content.PlayInfoSet.toReversed();
    const reversed = { TranscodeCompleteEvent: { ...content, PlayInfoSet } };
    assert.deepEqual(idsOf(reversed), idsOf(transcodeComplete));
  });

  it("is one failed event if it failed", () => {
    const event = eventOf(transcodeFailed, "media.transcoded");
    assert.equal(event.outcome, "failed");
    assert.equal(event.failure?.code, "source_unreadable");
    assert.deepEqual(event.data, { rendition: {} });
  });

  it("with an error and with files decodes to events for both", () => {
    const content = { ...transcodeComplete.TranscodeCompleteEvent, ErrCode: 70000 };
    assert.deepEqual(
      eventsOf({ TranscodeCompleteEvent: content }).map(({ outcome }) => outcome),
      ["succeeded", "succeeded", "failed"],
    );
  });

  it("without an error and without files decodes to no event", () => {
    const event = { TranscodeCompleteEvent: { TaskId: "1", ErrCode: 0 } };
    assert.equal(eventOf(event, "media.transcoded").outcome, "unknown");
  });
});

describe("tencent: ComplexAdaptiveDynamicStreamingComplete", () => {
  it("decodes to a media.transcoded for each result, each with its own outcome", () => {
    const events = eventsOf(adaptiveStreamingComplete(adaptiveResults));
    const url = "https://media.example.com/a4/adp.100210";
    const shared = { presetId: "100210", adaptive: true };
    assert.deepEqual(renditions(events), [
      ["succeeded", { ...shared, url: `${url}.m3u8`, format: "hls", drm: "SimpleAES" }],
      ["succeeded", { ...shared, url: `${url}.mpd`, format: "dash" }],
      ["failed", { presetId: "100220" }],
    ]);
    assert.equal(events[2]?.failure?.code, "not_found");
    assert.equal(events[0]?.mediaId, undefined);
    assert.equal(new Set(events.map(({ id }) => id)).size, 3);
  });

  it("has the same id for a result before the end and at the end", () => {
    const before = adaptiveStreamingComplete(adaptiveResults, { Status: "PROCESSING" });
    assert.deepEqual(idsOf(before), idsOf(adaptiveStreamingComplete(adaptiveResults.toReversed())));
  });

  it("has an id of its own for each progress of a result", () => {
    const running = (Progress: number) =>
      eventOf(
        adaptiveStreamingComplete([{ ...adaptiveResults[0], Status: "PROCESSING", Progress }]),
        "media.transcoded",
      );
    assert.equal(running(10).outcome, "running");
    assert.notEqual(running(10).id, running(20).id);
  });

  it("without results decodes to no media.transcoded", () => {
    const outcomeOf = (fields: object) =>
      eventOf(adaptiveStreamingComplete([], fields), "media.transcoded").outcome;
    assert.equal(outcomeOf({}), "unknown");
    assert.equal(outcomeOf({ Status: "PROCESSING" }), "running");
    assert.equal(outcomeOf({ ErrCodeExt: "InternalError" }), "failed");
  });
});

describe("tencent: images in the format of 2017", () => {
  it("are sprites with the file that maps times to tiles", () => {
    const event = eventOf(createImageSpriteComplete, "thumbnail.created");
    assert.equal(event.outcome, "succeeded");
    assert.deepEqual(event.data, {
      kind: "sprite",
      images: [
        { url: "https://media.example.com/a5/sheet0.jpg" },
        { url: "https://media.example.com/a5/sheet1.jpg" },
      ],
      presetId: "10",
      webVttUrl: "https://media.example.com/a5/sheet.vtt",
    });
  });

  it("are no sprites if these failed", () => {
    const event = eventOf(createImageSpriteFailed, "thumbnail.created");
    assert.equal(event.outcome, "failed");
    assert.deepEqual(event.data, { kind: "sprite", images: [], presetId: "10" });
  });

  const [taken, missed] = snapshotPictures;
  const snapshots = (pictures: readonly (object | undefined)[]) =>
    eventOf(createSnapshotComplete(pictures as readonly object[]), "thumbnail.created");

  it("are the snapshots that succeeded, at times in seconds", () => {
    const event = snapshots([taken, missed]);
    assert.equal(event.outcome, "partial");
    assert.equal(event.failure?.code, "source_unreadable");
    assert.deepEqual(event.data, {
      kind: "snapshot",
      images: [{ url: "https://media.example.com/a6/0.jpg", offsetSeconds: 3 }],
      presetId: "10",
    });
  });

  it("take the outcome from all snapshots together", () => {
    assert.equal(snapshots([taken]).outcome, "succeeded");
    assert.equal(snapshots([missed]).outcome, "failed");
    assert.equal(snapshots([missed, { ...missed, ErrCode: 70000 }]).outcome, "failed");
    assert.equal(snapshots([taken, missed, { ...missed, ErrCode: 70000 }]).failure, undefined);
    assert.equal(snapshots([]).outcome, "unknown");
  });
});
