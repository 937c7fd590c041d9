import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";
import { decodeEvent } from "@vod-events/core/provider";
import { failedImport, plainSnapshot, sampleOf, uploadedStream } from "../fixtures/alibaba/all.js";
import { eventOfType, eventsOf, eventsOfType } from "./translate.js";

describe("alibaba: the outcome", () => {
  const deletion = sampleOf("DeleteMediaComplete");
  for (const [status, outcome] of [
    ["success", "succeeded"],
    ["Success", "succeeded"],
    ["Succeed", "succeeded"],
    ["fail", "failed"],
    ["Failed", "failed"],
    ["paused", "unknown"],
    [undefined, "unknown"],
  ] as const) {
    it(`is ${outcome} for the status ${status}`, () => {
      const event = eventOfType("media.deleted", { ...deletion, Status: status });
      assert.equal(event.outcome, outcome);
      assert.equal(event.failure?.raw, outcome === "failed" ? status : undefined);
    });
  }

  it("of an upload without a status is a success, because failed uploads send no event", () => {
    const { Status: _, ...upload } = sampleOf("FileUploadComplete");
    assert.equal(eventOfType("media.uploaded", upload).outcome, "succeeded");
  });

  for (const [raw, code] of [
    ["InvalidParameter.ResourceContentBad", "source_unreadable"],
    ["InvalidVideo.NotFound", "not_found"],
    ["NoSuchKey", "not_found"],
    ["InvalidParameter.Other", "invalid_input"],
    ["Forbidden.RAM", "permission_denied"],
    ["Throttling.User", "quota_exceeded"],
    ["InternalError", "internal"],
    ["SomethingNew", "other"],
  ] as const) {
    it(`has the failure code ${code} for ${raw}`, () => {
      const failed = { ...deletion, Status: "fail", ErrorCode: raw, ErrorMessage: "no" };
      const expected = { code, raw, message: "no" };
      assert.deepEqual(eventOfType("media.deleted", failed).failure, expected);
    });
  }

  it("does not depend on a bit rate that is too large for a number", () => {
    const stream = { ...sampleOf("StreamTranscodeComplete"), Bitrate: "1e308" };
    const { data, outcome } = eventOfType("media.transcoded", stream);
    assert.equal(outcome, "succeeded");
    assert.doesNotMatch(JSON.stringify(data), /bitrate|null/i);
  });

  it("of an AI job ignores the code 0 and the message OK", () => {
    const event = eventOfType("moderation.completed", sampleOf("AIMediaAuditComplete"));
    assert.deepEqual([event.outcome, event.failure], ["succeeded", undefined]);
  });
});

describe("alibaba: transcodings", () => {
  const all = sampleOf("TranscodeComplete");
  const [first, second] = all.StreamInfos as readonly Readonly<Record<string, unknown>>[];

  it("are partial when some renditions failed, although their status is success", () => {
    const event = eventOfType("workflow.completed", all);
    assert.deepEqual([all.Status, event.outcome], ["success", "partial"]);
    assert.deepEqual(
      event.data.steps.map(({ outcome, presetId, failure }) => [outcome, presetId, failure?.code]),
      [
        ["succeeded", "LD", undefined],
        ["failed", "SD", "source_unreadable"],
      ],
    );
  });

  it("succeed when all renditions succeeded, and fail when all failed", () => {
    const outcomeOf = (Status: string, streams: readonly unknown[]) =>
      eventOfType("workflow.completed", { ...all, Status, StreamInfos: streams }).outcome;
    assert.equal(outcomeOf("success", [first, first]), "succeeded");
    assert.equal(outcomeOf("fail", [second, second]), "failed");
    assert.equal(outcomeOf("success", []), "succeeded");
  });

  it("give each rendition the id of its own event, which comes first", () => {
    const [rendition] = eventsOfType("media.transcoded", all);
    const { StreamInfos: _, ...envelope } = all;
    const own = { ...envelope, ...first, EventType: "StreamTranscodeComplete" };
    const single = eventOfType("media.transcoded", own);
    assert.ok(rendition);
    const { native: _native, ...fields } = rendition;
    const { native: _own, ...expected } = single;
    assert.deepEqual(fields, expected);
  });

  it("keep an id when the signature of a URL changes, also without a job", () => {
    const ids = ["https://a.example/1.mp4?k=1", "https://a.example/1.mp4?k=2"].map((FileUrl) => {
      const stream = { ...sampleOf("StreamTranscodeComplete"), FileUrl, JobId: null };
      return eventOfType("media.transcoded", stream).id;
    });
    assert.equal(ids[0], ids[1]);
  });

  it("may be the upload of a stream", () => {
    const event = eventOfType("media.transcoded", uploadedStream);
    assert.deepEqual(event.data.rendition, {
      url: uploadedStream.FileURL,
      format: "hls",
      sizeBytes: 123456,
    });
  });
});

describe("alibaba: the text of events", () => {
  it("may have spaces after names and codes, as in the documentation", () => {
    const event = eventOfType("media.imported", failedImport);
    assert.equal(event.data.sourceUrl, failedImport["SourceURL "]);
    assert.deepEqual(event.failure, {
      code: "source_unreadable",
      raw: "URLInvalidError",
      message: "download video failed by the url, please check it",
    });
  });

  it("may have times with milliseconds after a colon", () => {
    const event = eventOfType("attachment.uploaded", sampleOf("ImageUploadComplete"));
    assert.equal(event.time, "2024-04-10T01:37:14.627Z");
  });

  it("may have JSON in strings instead of objects, and the other way round", () => {
    for (const type of ["AIMediaAuditComplete", "AIVideoTagComplete", "AIMediaDNAComplete"]) {
      const sample = sampleOf(type);
      const other =
        typeof sample.Data === "string" ? JSON.parse(sample.Data) : JSON.stringify(sample.Data);
      const dataOf = (Data: unknown) => eventsOf({ ...sample, Data }).map(({ data }) => data);
      assert.deepEqual(dataOf(other), dataOf(sample.Data));
    }
  });

  it("passes the value of the application on, as a text", () => {
    const upload = sampleOf("FileUploadComplete");
    const passthroughOf = (Extend: unknown) =>
      eventOfType("media.uploaded", { ...upload, Extend }).passthrough;
    assert.equal(passthroughOf("order 7"), "order 7");
    assert.equal(passthroughOf({ order: 7 }), '{"order":7}');
    assert.equal(passthroughOf(""), undefined);
  });
});

describe("alibaba: thumbnails", () => {
  const sample = sampleOf("SnapshotComplete");
  const [job] = sample.SnapshotInfos as readonly Readonly<Record<string, unknown>>[];
  const imagesOf = (change: object) =>
    eventOfType("thumbnail.created", { ...sample, SnapshotInfos: [{ ...job, ...change }] }).data
      .images;

  it("have an event for each job, with the URL of each image", () => {
    const events = eventsOfType("thumbnail.created", sample);
    assert.deepEqual(
      events.map(({ data }) => [data.kind, data.images.map(({ url }) => url.slice(-9))]),
      [
        ["cover", ["00001.jpg", "00002.jpg"]],
        ["sprite", ["00001.jpg"]],
      ],
    );
  });

  it("have at most 1,000 URLs, whatever the number says", () => {
    assert.equal(imagesOf({ SnapshotCount: 1e9 }).length, 1000);
    assert.equal(imagesOf({ SnapshotCount: -5 }).length, 1);
    assert.equal(imagesOf({ SnapshotRegular: "covers/1.jpg" }).length, 0);
  });

  it("are a snapshot for a specified time, also without a video and a job", () => {
    const { data, mediaId, outcome } = eventOfType("thumbnail.created", plainSnapshot);
    assert.deepEqual([data.kind, mediaId, outcome], ["snapshot", undefined, "unknown"]);
    assert.deepEqual(data.images, [{ url: plainSnapshot.CoverUrl }]);
  });
});

describe("alibaba: reviews and analyses", () => {
  it("have the findings of an automated review without the harmless ones", () => {
    const { data } = eventOfType("moderation.completed", sampleOf("AIMediaAuditComplete"));
    assert.deepEqual(data, {
      verdict: "review",
      labels: ["porn"],
      segments: [
        {
          source: "video",
          label: "porn",
          confidencePercent: 91.5,
          startSeconds: 3.005,
          imageUrl: "https://media.example.com/aa17/frame-1.jpg",
        },
      ],
    });
  });

  it("have the verdict of a manual review", () => {
    const verdictOf = (AuditStatus: string) =>
      eventOfType("moderation.completed", { ...sampleOf("CreateAuditComplete"), AuditStatus }).data
        .verdict;
    assert.deepEqual(["Normal", "Blocked", "New"].map(verdictOf), ["pass", "block", "unknown"]);
  });

  it("have tags with their times, and similar media with their places", () => {
    const tags = eventOfType("analysis.completed", sampleOf("AIVideoTagComplete")).data.results;
    assert.deepEqual(tags[0], {
      group: "Keyword",
      label: "harbour",
      spans: [{ startSeconds: 3.26 }, { startSeconds: 4 }],
    });
    const [similar] = eventOfType("analysis.completed", sampleOf("AIMediaDNAComplete")).data
      .results;
    assert.deepEqual(
      [similar?.confidencePercent, similar?.spans],
      [99, [{ startSeconds: 1.5, endSeconds: 11.5 }]],
    );
  });
});

describe("alibaba: other events", () => {
  it("of a media that happen again have another id", () => {
    const upload = sampleOf("FileUploadComplete");
    const idOf = (change: object) => eventOfType("media.uploaded", { ...upload, ...change }).id;
    assert.notEqual(idOf({}), idOf({ EventTime: "2018-04-25T08:51:23Z" }));
    assert.notEqual(idOf({ EventTime: "soon" }), idOf({ EventTime: "later" }));
  });

  it("of Intelligent Media Services are unknown, with advice", () => {
    const provider = alibaba({ env: {} });
    const json = {
      EventType: "FileUploadComplete",
      EventTime: "2022-07-15T08:48:14Z",
      MessageBody: { MediaId: "c321", Status: "Success" },
    };
    const decoded = decodeEvent(provider, json);
    assert.ok(decoded.ok);
    assert.match(JSON.stringify(decoded.warnings), /Intelligent Media Services calls this URL/);
    assert.equal(provider.normalize(decoded.wire)[0]?.type, "unknown");
  });
});
