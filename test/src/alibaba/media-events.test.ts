import assert from "node:assert/strict";
import { sampleOf } from "../fixtures/alibaba/all.js";
import { contentOf, eventOfType } from "./translate.js";

const succeeded = { idSource: "derived", provider: "alibaba", outcome: "succeeded" };
const updated = "3b46b391419a294f83b459f743500c17";
const stored = "71151b80f2d471ecb21b472190a9d0e2";
const deleted = "1234343b689c413ca5422dfe1e4709aa";
const refreshed = "ca3a8f6e4957b65806709586a0c1d2e3";

const analysis = {
  ...succeeded,
  id: "alibaba:VideoAnalysisComplete:media:84bd5b0566dd41d73d9677b373be6c08:2020-01-03T11%3A14%3A53Z:succeeded",
  type: "media.analyzed",
  mediaId: "84bd5b0566dd41d73d9677b373be6c08",
  time: "2020-01-03T11:14:53Z",
};
const deletion = {
  ...succeeded,
  type: "media.deleted",
  mediaId: deleted,
  time: "2018-04-25T08:51:22Z",
};
const update = {
  ...succeeded,
  type: "media.updated",
  mediaId: updated,
  time: "2019-06-20T02:18:58Z",
};

const cases: readonly (readonly [what: string, event: object, expected: object])[] = [
  [
    "an analysis",
    sampleOf("VideoAnalysisComplete"),
    {
      ...analysis,
      data: {
        attributes: {},
        technical: {
          sizeBytes: 1234568,
          durationSeconds: 12,
          bitrateBps: 499000,
          widthPixels: 630,
          heightPixels: 360,
          videoStreams: [{ widthPixels: 630, heightPixels: 360, framesPerSecond: 30 }],
        },
      },
    },
  ],
  [
    "an analysis of audio, whose bit rate is 0",
    { ...sampleOf("VideoAnalysisComplete"), Width: "", Height: 0, Fps: null, Bitrate: 0 },
    {
      ...analysis,
      data: { attributes: {}, technical: { sizeBytes: 1234568, durationSeconds: 12 } },
    },
  ],
  [
    "an analysis without metadata",
    {
      ...{ EventType: "VideoAnalysisComplete", EventTime: "2020-01-03T11:14:53Z" },
      ...{ VideoId: "84bd5b0566dd41d73d9677b373be6c08", Status: "success" },
    },
    { ...analysis, data: { attributes: {} } },
  ],
  [
    "a deletion of everything",
    sampleOf("DeleteMediaComplete"),
    {
      ...deletion,
      id: `alibaba:DeleteMediaComplete:media:${deleted}:2018-04-25T08%3A51%3A22Z:succeeded:all:`,
      data: { parts: "all" },
    },
  ],
  [
    "a deletion of streams, which its jobs distinguish",
    { ...sampleOf("DeleteMediaComplete"), DeleteType: "part", JobIds: "j1,j2" },
    {
      ...deletion,
      id: `alibaba:DeleteMediaComplete:media:${deleted}:2018-04-25T08%3A51%3A22Z:succeeded:part:j1,j2`,
      data: { parts: [{ kind: "part" }] },
    },
  ],
  [
    "a deletion that does not say of what",
    { ...sampleOf("DeleteMediaComplete"), DeleteType: "" },
    {
      ...deletion,
      id: `alibaba:DeleteMediaComplete:media:${deleted}:2018-04-25T08%3A51%3A22Z:succeeded:unspecified:`,
      data: { parts: [{ kind: "unspecified" }] },
    },
  ],
  [
    "a change of a title, tags and a category",
    sampleOf("MediaBaseChangeComplete"),
    {
      ...update,
      id: `alibaba:MediaBaseChangeComplete:media:${updated}:2019-06-20T02%3A18%3A58Z:succeeded:Title:Tags:CateId`,
      data: {
        media: {
          name: "A walk by the harbour",
          category: { id: "1000024711" },
          tags: ["harbour", "travel"],
        },
        changedFields: ["Title", "Tags", "CateId"],
      },
    },
  ],
  [
    "a change of a description and a cover",
    {
      ...sampleOf("MediaBaseChangeComplete"),
      MediaContent: JSON.stringify({
        Description: { OldValue: "", NewValue: "At the pier" },
        CoverURL: JSON.stringify({ NewValue: "https://media.example.com/cover.png" }),
        Unreadable: "text",
      }),
    },
    {
      ...update,
      id: `alibaba:MediaBaseChangeComplete:media:${updated}:2019-06-20T02%3A18%3A58Z:succeeded:Description:CoverURL`,
      data: {
        media: { description: "At the pier", coverUrl: "https://media.example.com/cover.png" },
        changedFields: ["Description", "CoverURL"],
      },
    },
  ],
  [
    "a change that names no members",
    { ...sampleOf("MediaBaseChangeComplete"), MediaContent: "" },
    {
      ...update,
      id: `alibaba:MediaBaseChangeComplete:media:${updated}:2019-06-20T02%3A18%3A58Z:succeeded`,
      data: { media: {} },
    },
  ],
  [
    "a change of the storage class",
    sampleOf("UpdateMediaStorageClassComplete"),
    {
      ...succeeded,
      id: `alibaba:UpdateMediaStorageClassComplete:media:${stored}:2022-06-23T13%3A11%3A33Z:succeeded:All:Archive`,
      type: "media.storage_changed",
      mediaId: stored,
      time: "2022-06-23T13:11:33Z",
      data: { toStorageClass: "Archive" },
    },
  ],
  [
    "a change of the storage class that does not say which",
    { ...sampleOf("UpdateMediaStorageClassComplete"), Scope: null, StorageClass: null },
    {
      ...succeeded,
      id: `alibaba:UpdateMediaStorageClassComplete:media:${stored}:2022-06-23T13%3A11%3A33Z:succeeded::`,
      type: "media.storage_changed",
      mediaId: stored,
      time: "2022-06-23T13:11:33Z",
      data: {},
    },
  ],
  [
    "a restoration",
    sampleOf("RestoreMediaComplete"),
    {
      ...succeeded,
      id: `alibaba:RestoreMediaComplete:media:${stored}:2022-06-24T13%3A11%3A33Z:succeeded`,
      type: "media.restored",
      mediaId: stored,
      time: "2022-06-24T13:11:33Z",
      data: {},
    },
  ],
  [
    "a preload of the cache",
    sampleOf("SubmitMediaRefreshComplete"),
    {
      ...succeeded,
      id: "alibaba:SubmitMediaRefreshComplete:task:41d783c04a3b4f0aaf1c9b0e2d57a680:succeeded",
      type: "cache.refreshed",
      taskId: "41d783c04a3b4f0aaf1c9b0e2d57a680",
      mediaId: refreshed,
      time: "2023-02-01T08:00:00Z",
      data: { operation: "prefetch" },
    },
  ],
  [
    "a recording of a live stream",
    sampleOf("AddLiveRecordVideoComplete"),
    {
      ...succeeded,
      id: "alibaba:AddLiveRecordVideoComplete:media:43q9fjdhef05b7c1:2017-12-08T09%3A26%3A17Z:succeeded",
      type: "media.persisted",
      mediaId: "43q9fjdhef05b7c1",
      time: "2017-12-08T09:26:17Z",
      data: { source: "harbour-cam" },
    },
  ],
  [
    "the start of joining recordings",
    sampleOf("LiveRecordVideoComposeStart"),
    {
      ...succeeded,
      id: "alibaba:LiveRecordVideoComposeStart:media:43q9fsjnehdf7a20:2017-12-08T09%3A26%3A17Z:succeeded",
      type: "workflow.progressed",
      outcome: "running",
      mediaId: "43q9fsjnehdf7a20",
      time: "2017-12-08T09:26:17Z",
      data: { steps: [{ kind: "LiveRecordVideoCompose", outcome: "running" }] },
    },
  ],
  [
    "the failed start of joining recordings",
    { ...sampleOf("LiveRecordVideoComposeStart"), Status: "fail" },
    {
      ...succeeded,
      id: "alibaba:LiveRecordVideoComposeStart:media:43q9fsjnehdf7a20:2017-12-08T09%3A26%3A17Z:failed",
      type: "workflow.progressed",
      outcome: "failed",
      failure: { code: "other", raw: "fail" },
      mediaId: "43q9fsjnehdf7a20",
      time: "2017-12-08T09:26:17Z",
      data: { steps: [{ kind: "LiveRecordVideoCompose", outcome: "failed" }] },
    },
  ],
];

describe("alibaba: the neutral event", () => {
  for (const [what, event, expected] of cases) {
    it(`of ${what} has exactly these members`, () => {
      assert.deepEqual(contentOf(event), [expected]);
    });
  }
});

describe("alibaba: the operation of a refresh", () => {
  for (const [TaskType, operation] of [
    ["Refresh", "purge"],
    ["Preload", "prefetch"],
    ["Other", "unknown"],
    ["", "unknown"],
  ] as const) {
    it(`is ${operation} for the type "${TaskType}"`, () => {
      const refresh = { ...sampleOf("SubmitMediaRefreshComplete"), TaskType };
      assert.equal(eventOfType("cache.refreshed", refresh).data.operation, operation);
    });
  }
});
