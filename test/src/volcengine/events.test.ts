import assert from "node:assert/strict";
import type { VodEvent } from "@vod-events/core/provider";
import { volcengine } from "@vod-events/volcengine";
import { failedSync, sampleOf, split } from "../fixtures/volcengine/all.js";
import { eventOfType, eventsOf, eventsOfType, warningsOf } from "./translate.js";

describe("volcengine: the outcome", () => {
  for (const [code, outcome] of [
    ["Success", "succeeded"],
    ["InternalError", "failed"],
    ["SomethingNew", "failed"],
    ["", "unknown"],
    [null, "unknown"],
  ] as const) {
    it(`of a deletion is ${outcome} for the code ${code}`, () => {
      const event = eventOfType("media.deleted", sampleOf("DeleteMediaComplete", { Code: code }));
      assert.equal(event.outcome, outcome);
      assert.equal(event.failure?.raw, outcome === "failed" ? code : undefined);
    });
  }

  for (const [code, outcome] of [
    ["Success", "succeeded"],
    ["InternalError.ExecutionTimeout", "failed"],
    ["Fail", "failed"],
    ["SomethingNew", "unknown"],
    [null, "unknown"],
  ] as const) {
    it(`of a workflow is ${outcome} for the code ${code}, whose values are undocumented`, () => {
      const sample = sampleOf("WorkflowComplete", { Code: code });
      assert.equal(eventOfType("workflow.completed", sample).outcome, outcome);
    });
  }

  for (const [status, type, outcome] of [
    ["PendingStart", "workflow.progressed", "running"],
    ["Running", "workflow.progressed", "running"],
    ["Success", "workflow.completed", "succeeded"],
    ["Failed", "workflow.completed", "failed"],
    ["Terminated", "workflow.completed", "canceled"],
    ["Paused", "workflow.completed", "unknown"],
  ] as const) {
    it(`of a task is ${outcome}, a ${type}, for the status ${status}`, () => {
      const event = eventOfType(type, sampleOf("ExecutionComplete", { Status: status }));
      assert.equal(event.outcome, outcome);
      assert.deepEqual(event.data.steps, [
        {
          ...{ kind: "Ocr", outcome },
          ...(event.failure && { failure: { code: "other", raw: "Failed" } }),
        },
      ]);
    });
  }

  it("of a synchronization has numbers", () => {
    assert.equal(eventOfType("media.imported", sampleOf("SyncURIComplete")).outcome, "succeeded");
    const failed = eventOfType("media.imported", failedSync);
    const failure = { code: "other", raw: "4005", message: "sync uri failed" };
    assert.deepEqual([failed.outcome, failed.failure], ["failed", failure]);
    const other = eventOfType("media.imported", { ...failedSync, ErrorCode: 7 });
    assert.equal(other.outcome, "unknown");
  });

  for (const [raw, code] of [
    ["InvalidParameter.InvalidMediaStream", "source_unreadable"],
    ["InvalidParameter.MissingSubtitleStream", "source_unreadable"],
    ["InvalidParameter.InvalidUriError", "source_unreadable"],
    ["InvalidParameter.InvalidVidOrUri", "not_found"],
    ["InvalidParameter.InvalidParam", "invalid_input"],
    ["InternalError.ExecutionTimeout", "timeout"],
    ["InternalError.UploadError", "internal"],
    ["SomethingNew", "other"],
  ] as const) {
    it(`has the failure code ${code} for ${raw}`, () => {
      const failed = sampleOf("ExecutionComplete", { Status: "Failed", Code: raw });
      assert.deepEqual(eventOfType("workflow.completed", failed).failure, { code, raw });
    });
  }
});

describe("volcengine: a workflow", () => {
  const sample = sampleOf("WorkflowComplete");

  it("gives its end and each of its outputs, as events of one task", () => {
    const events = eventsOf(sample);
    assert.deepEqual(
      events.map(({ type }) => type),
      [
        "workflow.completed",
        "media.transcoded",
        "media.transcoded",
        "thumbnail.created",
        "thumbnail.created",
        "caption.created",
      ],
    );
    assert.deepEqual([...new Set(events.map(({ taskId }) => taskId))], [sample.Data.RunId]);
    assert.deepEqual([...new Set(events.map(({ passthrough }) => passthrough))], ["order-1044"]);
  });

  it("has renditions without a URL, because the storage has none", () => {
    const [first, second] = eventsOfType("media.transcoded", sample);
    assert.deepEqual(first?.data.rendition, {
      presetId: "720p",
      format: "mp4",
      sizeBytes: 1815332,
      durationSeconds: 60.5,
      md5: "1a0c1f88e59a824878f07ab9fd116504",
      widthPixels: 1280,
      heightPixels: 720,
      videoStreams: [
        {
          codec: "h264",
          bitrateBps: 180001,
          widthPixels: 1280,
          heightPixels: 720,
          framesPerSecond: 25,
        },
      ],
      audioStreams: [{ codec: "aac", bitrateBps: 64000, sampleRateHz: 44100 }],
    });
    assert.deepEqual(second?.data.rendition, { format: "hls" });
  });

  it("gives an output once, also when it is in two lists", () => {
    const { TranscodeInfos } = sample.Data;
    const twice = sampleOf("WorkflowComplete", { AdaptBitrateTranscodeInfos: TranscodeInfos });
    assert.equal(eventsOfType("media.transcoded", twice).length, 1);
  });

  for (const [type, kind] of [
    ["Poster", "cover"],
    ["AIDynpost", "animated"],
    ["Sprite", "sprite"],
    ["Sample", "sample"],
    ["Other", "unspecified"],
  ] as const) {
    it(`has a thumbnail of the kind ${kind} for ${type}`, () => {
      const Snapshots = [{ Type: type, [type]: { StoreUri: "tos-vod/1" } }];
      const event = eventOfType("thumbnail.created", sampleOf("WorkflowComplete", { Snapshots }));
      assert.deepEqual(event.data, { kind, images: [] });
    });
  }

  it("takes images from absolute URLs only", () => {
    const imagesOf = (snapshot: object) =>
      eventOfType("thumbnail.created", sampleOf("WorkflowComplete", { Snapshots: [snapshot] })).data
        .images;
    assert.deepEqual(imagesOf({}), []);
    const url = "https://media.example.com/1.jpg";
    assert.deepEqual(imagesOf({ Type: "Poster", Poster: { StoreUri: url } }), [{ url }]);
    const StoreUris = [url, "tos-vod/2"];
    assert.deepEqual(imagesOf({ Type: "Sprite", Sprite: { StoreUris } }), [{ url }]);
  });
});

describe("volcengine: the fields of events", () => {
  it("of an edit have a time in the format of Go, as in the documentation", () => {
    const event = eventOfType("edit.completed", sampleOf("VideoTrackComplete"));
    assert.equal(event.time, "2022-10-25T03:12:13.502Z");
    const at = (EventTime: unknown) => eventsOf({ ...sampleOf("VideoTrackComplete"), EventTime });
    assert.equal(at("2022-10-25 11:12:13 +0000 UTC")[0]?.time, "2022-10-25T11:12:13Z");
    assert.equal(at("yesterday")[0]?.time, undefined);
  });

  it("of an edit with several outputs name none as the media", () => {
    const event = eventOfType("edit.completed", split);
    assert.deepEqual(event.data.outputs, [{ mediaId: "v0c-first" }, { mediaId: "v0c-second" }]);
    assert.equal(event.mediaId, undefined);
    assert.equal(event.taskId, split.Data.ReqId);
  });

  it("of an upload have its metadata, its play URL and its workflow", () => {
    const change = { PlayUrl: "https://a.example/1.mp4", WorkflowInfo: { RunId: "lb:1" } };
    const { data } = eventOfType("media.uploaded", sampleOf("FileUploadComplete", change));
    assert.deepEqual(data.followUpTaskIds, ["lb:1"]);
    const { url, kind, origin, technical, name } = data.media;
    assert.deepEqual(
      [url, kind, origin, technical?.sizeBytes, name],
      [change.PlayUrl, "video", { kind: "upload" }, 4183050, "walks/harbour.mp4"],
    );
    const bare = eventOfType(
      "media.uploaded",
      sampleOf("FileUploadComplete", { SourceInfo: null }),
    );
    assert.deepEqual(bare.data.media, { origin: { kind: "upload" } });
  });

  it("of a deletion tell whether the media is gone", () => {
    const partsOf = (type: string) => eventOfType("media.deleted", sampleOf(type)).data.parts;
    assert.equal(partsOf("DeleteMediaComplete"), "all");
    assert.equal(partsOf("DeleteMaterialComplete"), "all");
    assert.deepEqual(partsOf("DeleteTranscodesComplete"), [{ kind: "Transcodes" }]);
  });
});

describe("volcengine: ids", () => {
  const idsOf = (events: readonly VodEvent[]) => events.map(({ id }) => id);

  it("ignore RequestId, whose stability is unknown", () => {
    for (const type of ["FileUploadComplete", "WorkflowComplete", "SomethingNew"]) {
      const event = { ...sampleOf("WorkflowComplete"), EventType: type };
      assert.deepEqual(idsOf(eventsOf(event)), idsOf(eventsOf({ ...event, RequestId: "other" })));
    }
    assert.equal(eventsOf(sampleOf("FileUploadComplete"))[0]?.idSource, "derived");
  });

  it("differ for the states of a task", () => {
    const states = ["PendingStart", "Running", "Success", "Failed", "Paused"];
    const ids = states.flatMap((Status) =>
      idsOf(eventsOf(sampleOf("ExecutionComplete", { Status }))),
    );
    assert.equal(new Set(ids).size, states.length);
  });
});

describe("volcengine: other types", () => {
  it("are unknown, with a warning", () => {
    const event = { ...sampleOf("FileUploadComplete"), EventType: "SomethingNew" };
    assert.deepEqual(warningsOf(event), [{ kind: "unknown_type", name: "SomethingNew" }]);
    assert.equal(eventsOf(event)[0]?.type, "unknown");
  });

  it("of Volcengine are decoded at BytePlus, too, which does not document them", () => {
    const byteplus = volcengine({ env: {}, site: "byteplus" });
    assert.deepEqual(Object.keys(byteplus.nativeEvents ?? {}).length, 8);
    const decoded = byteplus.decode(sampleOf("VideoTrackComplete"));
    assert.ok(decoded.ok);
    assert.equal(byteplus.normalize(decoded.wire)[0]?.type, "edit.completed");
  });
});
