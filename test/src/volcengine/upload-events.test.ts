import assert from "node:assert/strict";
import { failedSync, sampleOf } from "../fixtures/volcengine/all.js";
import { contentOf } from "./translate.js";

const video = {
  md5: "b9fd116504b04c1f88e59a824878f07a",
  sizeBytes: 4183050,
  durationSeconds: 60.575,
  bitrateBps: 552447,
  widthPixels: 1280,
  heightPixels: 720,
  videoStreams: [
    {
      ...{ codec: "h264", bitrateBps: 482001, widthPixels: 1280, heightPixels: 720 },
      framesPerSecond: 25,
    },
  ],
};

const succeeded = { idSource: "derived", provider: "volcengine", outcome: "succeeded" };
const copied = "tos-vod-9d7538a/oIr4A6IDmh3f0kN5PpzUBACEzQRyWl";

const cases: readonly (readonly [what: string, event: object, expected: object])[] = [
  [
    "an upload",
    sampleOf("FileUploadComplete"),
    {
      ...succeeded,
      id: "volcengine:FileUploadComplete:media:v0c7b4g7007ac1v92s2l39gm9iobo1a0:2024-04-13T07%3A56%3A14Z:succeeded",
      type: "media.uploaded",
      mediaId: "v0c7b4g7007ac1v92s2l39gm9iobo1a0",
      time: "2024-04-13T07:56:14Z",
      passthrough: "order-1042",
      data: {
        media: {
          name: "walks/harbour.mp4",
          kind: "video",
          format: "mp4",
          storage: { path: "tos-vod-cn-v-1a2b3c/o0Ir4A6IDmh3f0BkN5PpzUBACEzQRyWl" },
          technical: {
            ...video,
            audioStreams: [{ codec: "aac", bitrateBps: 64100, sampleRateHz: 44100 }],
          },
          origin: { kind: "upload" },
        },
        followUpTaskIds: [],
      },
    },
  ],
  [
    "an import",
    sampleOf("FileUploadByUrlComplete"),
    {
      ...succeeded,
      id: "volcengine:FileUploadByUrlComplete:task:3f0c2d5b8a7144e0b6c1:succeeded",
      type: "media.imported",
      taskId: "3f0c2d5b8a7144e0b6c1",
      mediaId: "v0c7b4g7007ac1v92s2l39gm9iobo1a1",
      time: "2024-04-13T07:57:14Z",
      passthrough: "order-1043",
      data: {
        media: {
          name: "walks/pier.mp4",
          format: "mp4",
          storage: { path: "tos-vod-cn-v-1a2b3c/oUBACEzQRyWlIr4A6IDmh3f0BkN5Ppz" },
          technical: {
            md5: "0c1f88e59a824878f07ab9fd116504b0",
            sizeBytes: 1283050,
            durationSeconds: 20.5,
            bitrateBps: 500701,
            widthPixels: 640,
            heightPixels: 360,
          },
        },
        followUpTaskIds: [],
        sourceUrl: "https://media.example.com/63576930/aed2f9cbd5.mp4",
      },
    },
  ],
  [
    "an import of a migration, which has no job and no source",
    sampleOf("FileUploadByUrlComplete", { JobId: "", SourceUrl: "", SourceInfo: null }),
    {
      ...succeeded,
      id: "volcengine:FileUploadByUrlComplete:media:v0c7b4g7007ac1v92s2l39gm9iobo1a1:2024-04-13T07%3A57%3A14Z:succeeded",
      type: "media.imported",
      mediaId: "v0c7b4g7007ac1v92s2l39gm9iobo1a1",
      time: "2024-04-13T07:57:14Z",
      passthrough: "order-1043",
      data: { media: {}, followUpTaskIds: [] },
    },
  ],
  [
    "a copy that creates a media",
    sampleOf("SyncURIComplete"),
    {
      ...succeeded,
      id: `volcengine:SyncURIComplete:uri:${copied}:v0ce07g7007bcskanu65snmj7n570:2024-05-06T09%3A49%3A33Z:succeeded`,
      type: "media.imported",
      mediaId: "v0ce07g7007bcskanu65snmj7n570",
      time: "2024-05-06T09:49:33Z",
      data: {
        media: { storage: { path: copied }, technical: { sizeBytes: 2350462 } },
        followUpTaskIds: [],
      },
    },
  ],
  [
    "a failed copy, which has no media",
    failedSync,
    {
      ...succeeded,
      outcome: "failed",
      failure: { code: "other", raw: "4005", message: "sync uri failed" },
      id: `volcengine:SyncURIComplete:uri:${copied}::2024-05-06T09%3A49%3A33Z:failed`,
      type: "media.imported",
      time: "2024-05-06T09:49:33Z",
      data: { media: { storage: { path: copied } }, followUpTaskIds: [] },
    },
  ],
  [
    "the upload of a material",
    sampleOf("MaterialUploadComplete", { PlayUrl: "https://media.example.com/intro.mp4" }),
    {
      ...succeeded,
      id: "volcengine:MaterialUploadComplete:media:v0c255g7007ac1v92s2l39gm9iobo9c3:2021-04-20T08%3A31%3A48Z:succeeded",
      type: "attachment.uploaded",
      mediaId: "v0c255g7007ac1v92s2l39gm9iobo9c3",
      time: "2021-04-20T08:31:48Z",
      passthrough: "my callback",
      data: {
        attachment: {
          id: "v0c255g7007ac1v92s2l39gm9iobo9c3",
          name: "materials/intro.mp4",
          format: "mp4",
          url: "https://media.example.com/intro.mp4",
          sizeBytes: 49705083,
        },
      },
    },
  ],
  [
    "an analysis",
    sampleOf("UploadGetMetaComplete"),
    {
      ...succeeded,
      id: "volcengine:UploadGetMetaComplete:media:v0c7b4g7007ac1v92s2l39gm9iobo1a0:2022-11-28T14%3A57%3A10Z:succeeded",
      type: "media.analyzed",
      mediaId: "v0c7b4g7007ac1v92s2l39gm9iobo1a0",
      time: "2022-11-28T14:57:10Z",
      data: {
        attributes: { md5: "b9fd116504b04c1f88e59a824878f07a" },
        technical: { ...video, audioStreams: [{ codec: "aac", sampleRateHz: 44100 }] },
      },
    },
  ],
  [
    "an analysis without metadata",
    sampleOf("UploadGetMetaComplete", { SourceInfo: null }),
    {
      ...succeeded,
      id: "volcengine:UploadGetMetaComplete:media:v0c7b4g7007ac1v92s2l39gm9iobo1a0:2022-11-28T14%3A57%3A10Z:succeeded",
      type: "media.analyzed",
      mediaId: "v0c7b4g7007ac1v92s2l39gm9iobo1a0",
      time: "2022-11-28T14:57:10Z",
      data: { attributes: {} },
    },
  ],
];

describe("volcengine: the neutral event", () => {
  for (const [what, event, expected] of cases) {
    it(`of ${what} has exactly these members`, () => {
      assert.deepEqual(contentOf(event), [expected]);
    });
  }
});
