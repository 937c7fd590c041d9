import assert from "node:assert/strict";
import { failedImport, sampleOf, uploadedStream } from "../fixtures/alibaba/all.js";
import { contentOf, eventOfType } from "./translate.js";

const succeeded = { idSource: "derived", provider: "alibaba", outcome: "succeeded" };
const image = "cbb6bd9d77bed55ba2cf1f071504e6a7";

const cases: readonly (readonly [what: string, event: object, expected: object])[] = [
  [
    "an upload",
    sampleOf("FileUploadComplete"),
    {
      ...succeeded,
      id: "alibaba:FileUploadComplete:media:43q91jdh7df4a1b2:2018-04-25T08%3A51%3A22Z:succeeded",
      type: "media.uploaded",
      mediaId: "43q91jdh7df4a1b2",
      time: "2018-04-25T08:51:22Z",
      passthrough: '{"orderId":"1042"}',
      data: {
        media: {
          url: "https://media.example.com/c35c76f5/62f2a13a50.mp4",
          format: "mp4",
          technical: { sizeBytes: 1439274 },
        },
        followUpTaskIds: [],
      },
    },
  ],
  [
    "the upload of an image",
    sampleOf("ImageUploadComplete"),
    {
      ...succeeded,
      id: `alibaba:ImageUploadComplete:media:${image}:2024-04-10T01%3A37%3A14%3A627Z:succeeded`,
      type: "attachment.uploaded",
      mediaId: image,
      time: "2024-04-10T01:37:14.627Z",
      data: {
        attachment: {
          id: image,
          kind: "image",
          url: "https://media.example.com/3a96fc56/ee34bd324c.jpg",
          format: "jpg",
          sizeBytes: 105612,
        },
      },
    },
  ],
  [
    "the upload of another attachment, whose kind is not named",
    sampleOf("AttachedMediaUploadComplete"),
    {
      ...succeeded,
      id: "alibaba:AttachedMediaUploadComplete:media:62cb3151eba52c82d2da3b55bc5f8e11:2019-01-20T07%3A49%3A17Z:succeeded",
      type: "attachment.uploaded",
      mediaId: "62cb3151eba52c82d2da3b55bc5f8e11",
      time: "2019-01-20T07:49:17Z",
      data: {
        attachment: {
          id: "62cb3151eba52c82d2da3b55bc5f8e11",
          url: "https://media.example.com/9b1c04d7/52c82d2da3.png",
          format: "png",
          sizeBytes: 14362,
        },
      },
    },
  ],
  [
    "an import",
    sampleOf("UploadByURLComplete"),
    {
      ...succeeded,
      id: "alibaba:UploadByURLComplete:task:4c815b0583e14f2a:succeeded",
      type: "media.imported",
      taskId: "4c815b0583e14f2a",
      mediaId: "43q9fjdun3f7c0d1",
      time: "2018-04-25T08:51:22Z",
      data: {
        media: { technical: { sizeBytes: 123456 } },
        followUpTaskIds: [],
        sourceUrl: "https://media.example.com/63576930/aed2f9cbd5.mp4",
      },
    },
  ],
  [
    "a failed import",
    failedImport,
    {
      ...succeeded,
      outcome: "failed",
      failure: {
        code: "source_unreadable",
        raw: "URLInvalidError",
        message: "download video failed by the url, please check it",
      },
      id: "alibaba:UploadByURLComplete:task:4c815b0583e14f2b:failed",
      type: "media.imported",
      taskId: "4c815b0583e14f2b",
      time: "2018-04-25T08:51:22Z",
      data: {
        media: {},
        followUpTaskIds: [],
        sourceUrl: "https://media.example.com/63576930/aed2f9cbd5.mp4",
      },
    },
  ],
  [
    "an import without a job, which is one of its media",
    { ...sampleOf("UploadByURLComplete"), JobId: "", "SourceURL ": "" },
    {
      ...succeeded,
      id: "alibaba:UploadByURLComplete:media:43q9fjdun3f7c0d1:2018-04-25T08%3A51%3A22Z:succeeded",
      type: "media.imported",
      mediaId: "43q9fjdun3f7c0d1",
      time: "2018-04-25T08:51:22Z",
      data: { media: { technical: { sizeBytes: 123456 } }, followUpTaskIds: [] },
    },
  ],
  [
    "the upload of a stream",
    uploadedStream,
    {
      ...succeeded,
      id: "alibaba:UploadByURLComplete:task:4c815b0583e14f2a:succeeded",
      type: "media.transcoded",
      taskId: "4c815b0583e14f2a",
      mediaId: "43q9fjdun3f7c0d1",
      time: "2018-04-25T08:51:22Z",
      data: {
        rendition: {
          url: "https://media.example.com/63576930/stream.m3u8",
          format: "hls",
          sizeBytes: 123456,
        },
      },
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

describe("alibaba: the outcome of an upload", () => {
  for (const [Status, outcome] of [
    [undefined, "succeeded"],
    ["success", "succeeded"],
    ["fail", "failed"],
    ["paused", "unknown"],
  ] as const) {
    it(`is ${outcome} for the status ${Status}`, () => {
      const upload = { ...sampleOf("FileUploadComplete"), Status };
      assert.equal(eventOfType("media.uploaded", upload).outcome, outcome);
      const attachment = { ...sampleOf("ImageUploadComplete"), Status };
      assert.equal(eventOfType("attachment.uploaded", attachment).outcome, outcome);
    });
  }
});

describe("alibaba: the id of an event without a media or a time", () => {
  const upload = sampleOf("FileUploadComplete");
  for (const [what, change] of [
    ["a media", { VideoId: "" }],
    ["a time", { EventTime: "" }],
  ] as const) {
    it(`is a digest of its content without ${what}`, () => {
      const idOf = (other: object) =>
        eventOfType("media.uploaded", { ...upload, ...change, ...other }).id;
      assert.match(idOf({}), /^alibaba:FileUploadComplete:content:[\w-]{16}$/);
      assert.equal(idOf({}), idOf({}));
      assert.notEqual(idOf({}), idOf({ Size: 1 }));
    });
  }
});
