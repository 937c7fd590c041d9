import assert from "node:assert/strict";
import { fetched, fetchFailed } from "../fixtures/baidu/fetched.js";
import { sourceMetadata, uploaded } from "../fixtures/baidu/uploaded.js";
import { eventOfType } from "./wire-to-events.js";

function uploadedWith(members: object) {
  return {
    ...uploaded,
    mediaUploadCompleteEvent: { ...uploaded.mediaUploadCompleteEvent, ...members },
  };
}

describe("baidu media.uploaded", () => {
  it("has the media", () => {
    assert.deepEqual(eventOfType("media.uploaded", uploaded), {
      id: "baidu:MEDIA_UPLOAD_COMPLETE:mda-199995c412be1875",
      type: "media.uploaded",
      idSource: "derived",
      provider: "baidu",
      outcome: "succeeded",
      time: "2025-12-17T10:29:46Z",
      mediaId: "mda-199995c412be1875",
      data: {
        media: {
          name: "Lecture 03",
          kind: "video",
          format: "mp4",
          url: "https://media.example.com/b582cf09/c45e4b3e06.MP4?sign=abc",
          createdAt: "2025-12-17T10:29:40Z",
          origin: { kind: "UPLOAD" },
        },
        followUpTaskIds: [],
      },
      native: { type: "MEDIA_UPLOAD_COMPLETE", payload: uploaded },
    });
  });

  it("has the file's metadata in neutral units", () => {
    const { media } = eventOfType("media.uploaded", uploadedWith({ sourceMetadata })).data;
    assert.equal(media.format, "mov");
    assert.deepEqual(media.technical, {
      sizeBytes: 7206422,
      durationSeconds: 24.908,
      widthPixels: 1920,
      heightPixels: 1080,
      rotationDegrees: 90,
      videoStreams: [
        {
          codec: "h264",
          bitrateBps: 2100000,
          widthPixels: 1920,
          heightPixels: 1080,
          framesPerSecond: 29.97,
        },
      ],
      audioStreams: [{ codec: "aac", bitrateBps: 128000, sampleRateHz: 44100, channels: 2 }],
    });
  });

  it("has the duration in whole seconds if there are no milliseconds", () => {
    const metadata = { ...sourceMetadata, durationInMillisecond: null };
    const { media } = eventOfType(
      "media.uploaded",
      uploadedWith({ sourceMetadata: metadata }),
    ).data;
    assert.equal(media.technical?.durationSeconds, 25);
  });

  it("has tags, category, cover and kind if present", () => {
    const { media } = eventOfType(
      "media.uploaded",
      uploadedWith({
        tags: ["a", "b"],
        categoryId: "system",
        mediaType: "AUDIO",
        source: { coverUrl: "https://media.example.com/cover.jpg" },
      }),
    ).data;
    assert.deepEqual(media.tags, ["a", "b"]);
    assert.deepEqual(media.category, { id: "system" });
    assert.equal(media.coverUrl, "https://media.example.com/cover.jpg");
    assert.equal(media.kind, "audio");
  });

  it("leaves out null, empty and unknown values", () => {
    const event = eventOfType("media.uploaded", {
      ...uploadedWith({
        name: null,
        description: "",
        mediaType: "hologram",
        source: null,
        tags: [],
      }),
      eventTime: "soon",
    });
    assert.deepEqual(event.data.media, { createdAt: "2025-12-17T10:29:40Z" });
    assert(!("time" in event));
  });

  it("keeps the original event without null members in native", () => {
    const payload = { ...uploaded.mediaUploadCompleteEvent, futureMember: { a: 1 } };
    const event = eventOfType("media.uploaded", uploadedWith({ futureMember: { a: 1, b: null } }));
    assert.deepEqual(event.native.payload, { ...uploaded, mediaUploadCompleteEvent: payload });
  });
});

describe("baidu media.imported", () => {
  it("has the media, its source and the follow-up tasks", () => {
    const event = eventOfType("media.imported", fetched);
    assert.equal(event.outcome, "succeeded");
    assert.equal(event.mediaId, "mda-199995c412be1875");
    assert.equal(event.taskId, "tsk-1b437d1d5206ac0a");
    assert.equal(event.time, "2025-12-18T13:02:22Z");
    assert.equal(event.data.sourceUrl, "https://source.example.com/488c92d7/1111130e36.mp4");
    assert.equal(event.data.media.coverUrl, "https://media.example.com/41a22774/cd786a8646.jpg");
    assert.equal(event.data.media.name, "Lecture 03");
    assert.deepEqual(event.data.followUpTaskIds, ["tsk-2015600fac5dc231"]);
  });

  it("names every follow-up task", () => {
    const payload = fetched.mediaFetchCompleteEvent;
    const fetchTaskInfo = { ...payload.fetchTaskInfo, workflowTaskId: "tsk-workflow" };
    const event = eventOfType("media.imported", {
      ...fetched,
      mediaFetchCompleteEvent: { ...payload, fetchTaskInfo },
    });
    assert.deepEqual(event.data.followUpTaskIds, ["tsk-2015600fac5dc231", "tsk-workflow"]);
  });

  it("has the reason and no media if a fetch failed", () => {
    const event = eventOfType("media.imported", fetchFailed);
    assert.equal(event.outcome, "failed");
    assert.deepEqual(event.failure, {
      code: "other",
      raw: "FAILED",
      message: "download source failed",
    });
    assert(!("mediaId" in event));
    assert.deepEqual(event.data, {
      media: {},
      sourceUrl: "https://source.example.com/488c92d7/1111130e36.mp4",
      followUpTaskIds: [],
    });
  });
});
