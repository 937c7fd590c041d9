import assert from "node:assert/strict";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { pullComplete, pullCompleteFailed } from "../fixtures/tencent/pull-complete.js";
import { eventOf } from "./events.js";

describe("tencent: NewFileUpload", () => {
  it("decodes to media.uploaded", () => {
    assert.deepEqual(eventOf(newFileUpload, "media.uploaded"), {
      id: "tencent:NewFileUpload:9592004872911934157",
      type: "media.uploaded",
      idSource: "derived",
      provider: "tencent",
      outcome: "succeeded",
      mediaId: "9592004872911934157",
      passthrough: "user=17",
      data: {
        media: {
          name: "Trail run",
          kind: "video",
          format: "mp4",
          url: "https://media.example.com/751c820d/83039ca050.mp4",
          createdAt: "2020-02-14T17:38:27Z",
          updatedAt: "2020-02-14T17:38:29Z",
          tags: ["outdoor"],
          category: { id: "0", name: "Other", path: "Other" },
          storage: { region: "ap-guangzhou-2", storageClass: "STANDARD" },
          origin: { kind: "Upload" },
          technical: {
            sizeBytes: 7700247,
            durationSeconds: 60.1,
            bitrateBps: 1021039,
            widthPixels: 714,
            heightPixels: 485,
            rotationDegrees: 0,
            videoStreams: [
              {
                codec: "h264",
                bitrateBps: 637252,
                widthPixels: 714,
                heightPixels: 485,
                framesPerSecond: 23,
              },
            ],
            audioStreams: [{ codec: "aac", bitrateBps: 383916, sampleRateHz: 48047 }],
          },
        },
        followUpTaskIds: ["2741346366-Procedure-793bcadcda8651b2de506f1117c7fb3bt0"],
      },
      native: { type: "NewFileUpload", payload: newFileUpload },
    });
  });
});

describe("tencent: PullComplete", () => {
  it("decodes to media.imported, without the source, which the cloud does not repeat", () => {
    const { native: _, ...event } = eventOf(pullComplete, "media.imported");
    assert.deepEqual(event, {
      id: "tencent:PullComplete:112084039592-Pull-d11aa5ab62c8d5e84c5a2b182c38b13:FINISH",
      type: "media.imported",
      idSource: "derived",
      provider: "tencent",
      outcome: "succeeded",
      mediaId: "92380480218874054798",
      taskId: "112084039592-Pull-d11aa5ab62c8d5e84c5a2b182c38b13",
      passthrough: "order=5",
      data: {
        media: {
          name: "Training clip 7",
          format: "mp4",
          url: "https://media.example.com/ded95b7f/9849aef06c.mp4",
          createdAt: "2020-02-14T17:38:27Z",
          origin: { kind: "Upload" },
        },
        followUpTaskIds: ["2741346366-ReviewAudioVideo-b18ce0d05f072a20t"],
      },
    });
  });

  it("is failed if it ended with an error", () => {
    const event = eventOf(pullCompleteFailed, "media.imported");
    assert.equal(event.outcome, "failed");
    assert.deepEqual(event.failure, {
      code: "source_unreadable",
      raw: "60000",
      message: "source file error",
    });
    assert.equal(event.mediaId, undefined);
    assert.deepEqual(event.data, { media: {}, followUpTaskIds: [] });
  });

  it("takes its outcome from status and error together", () => {
    const outcomeOf = (fields: object) => {
      const content = { ...pullComplete.PullCompleteEvent, ...fields };
      return eventOf({ PullCompleteEvent: content }, "media.imported").outcome;
    };
    assert.equal(outcomeOf({ Status: "PROCESSING" }), "running");
    assert.equal(outcomeOf({ Status: "FINISH", ErrCode: "70000" }), "failed");
    assert.equal(outcomeOf({ Status: "FINISH", ErrCodeExt: "InternalError" }), "failed");
    assert.equal(outcomeOf({ Status: "ABORTED" }), "canceled");
    assert.equal(outcomeOf({ Status: null }), "unknown");
    assert.equal(outcomeOf({ Status: null, ErrCode: 40000 }), "failed");
  });

  it("has the passthrough of its task, or of its media", () => {
    const passthrough = (fields: object) => {
      const content = { ...pullComplete.PullCompleteEvent, ...fields };
      return eventOf({ PullCompleteEvent: content }, "media.imported").passthrough;
    };
    const MediaBasicInfo = { SourceInfo: { SourceContext: "user=17" } };
    assert.equal(passthrough({ MediaBasicInfo }), "order=5");
    assert.equal(passthrough({ MediaBasicInfo, SessionContext: "" }), "user=17");
  });

  it("in progress has an id of its own for each report", () => {
    const idAt = (Progress: number) => {
      const content = { ...pullComplete.PullCompleteEvent, Status: "PROCESSING", Progress };
      return eventOf({ PullCompleteEvent: content }, "media.imported").id;
    };
    assert.notEqual(idAt(10), idAt(20));
    assert.equal(idAt(10), idAt(10));
  });

  it("decodes a media nested in another", () => {
    const { MediaBasicInfo } = pullComplete.PullCompleteEvent;
    const content = { ...pullComplete.PullCompleteEvent, MediaBasicInfo: { MediaBasicInfo } };
    const { media } = eventOf({ PullCompleteEvent: content }, "media.imported").data;
    assert.deepEqual(media, eventOf(pullComplete, "media.imported").data.media);
  });

  it("ignores the class path -1", () => {
    const content = {
      ...pullComplete.PullCompleteEvent,
      MediaBasicInfo: { ClassId: -1, ClassName: "none", ClassPath: "-1" },
    };
    const { media } = eventOf({ PullCompleteEvent: content }, "media.imported").data;
    assert.deepEqual(media.category, { id: "-1", name: "none" });
  });

  it("uses the file's URL if the media has none", () => {
    const content = { ...pullComplete.PullCompleteEvent, MediaBasicInfo: null };
    const { media } = eventOf({ PullCompleteEvent: content }, "media.imported").data;
    assert.deepEqual(media, { url: content.FileUrl, format: "mp4" });
  });
});
