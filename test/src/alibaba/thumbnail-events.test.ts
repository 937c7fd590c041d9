import assert from "node:assert/strict";
import { plainSnapshot, sampleOf } from "../fixtures/alibaba/all.js";
import { contentOf, eventOfType } from "./translate.js";

const succeeded = { idSource: "derived", provider: "alibaba", outcome: "succeeded" };
const sample = sampleOf("SnapshotComplete");
const [job] = sample.SnapshotInfos as readonly Readonly<Record<string, unknown>>[];
const mediaId = "6ca7c8e3f3bd7c1dc9838d5b379442e0";
const covers = "https://media.example.com/919488a6/def11a4a88-";

/** The event of one snapshot job. */
const snapshotOf = (change: object, event: object = {}) =>
  eventOfType("thumbnail.created", { ...sample, ...event, SnapshotInfos: [{ ...job, ...change }] });

describe("alibaba: the neutral events of snapshots", () => {
  const snapshots = {
    ...succeeded,
    type: "thumbnail.created",
    mediaId,
    time: "2019-09-05T11:09:36Z",
    passthrough: '{"orderId":"1045"}',
  };

  it("are one for each job", () => {
    assert.deepEqual(contentOf(sample), [
      {
        ...snapshots,
        id: "alibaba:SnapshotComplete:task:ee16d4bbf3f74e2ab094bcb8cf8ddde1:succeeded",
        taskId: "ee16d4bbf3f74e2ab094bcb8cf8ddde1",
        data: {
          kind: "cover",
          images: [{ url: `${covers}00001.jpg` }, { url: `${covers}00002.jpg` }],
        },
      },
      {
        ...snapshots,
        id: "alibaba:SnapshotComplete:task:b3187205eed94d0fac7ecfa0e74be231:succeeded",
        taskId: "b3187205eed94d0fac7ecfa0e74be231",
        data: {
          kind: "sprite",
          images: [{ url: "https://media.example.com/1a3d67ea/ff67fa814f-00001.jpg" }],
        },
      },
    ]);
  });

  it("are one with the cover when no job is listed", () => {
    const event = {
      ...snapshots,
      id: `alibaba:SnapshotComplete:media:${mediaId}:2019-09-05T11%3A09%3A36Z:succeeded`,
    };
    const url = "https://media.example.com/4716fb14/4764593b5e.jpg";
    assert.deepEqual(contentOf({ ...sample, SnapshotInfos: [] }), [
      { ...event, data: { kind: "unspecified", images: [{ url }] } },
    ]);
    assert.deepEqual(contentOf({ ...sample, SnapshotInfos: [], CoverUrl: "" }), [
      { ...event, data: { kind: "unspecified", images: [] } },
    ]);
  });

  it("have the position of a job without an id in theirs", () => {
    const { id, taskId } = snapshotOf({ JobId: "" });
    const own = `alibaba:SnapshotComplete:media:${mediaId}:2019-09-05T11%3A09%3A36Z:succeeded:0`;
    assert.deepEqual([id, taskId], [own, undefined]);
  });

  for (const [what, change, event, outcome] of [
    ["of the job", { Status: "fail" }, {}, "failed"],
    ["of the job, although the event failed", {}, { Status: "fail" }, "succeeded"],
    ["of the event when the job has none", { Status: null }, {}, "succeeded"],
    ["unknown without both", { Status: null }, { Status: null }, "unknown"],
  ] as const) {
    it(`have the outcome ${what}`, () => {
      assert.equal(snapshotOf(change, event).outcome, outcome);
    });
  }

  for (const event of ["success", null]) {
    it(`have no images, and the failure and the id of the job in an event with the status ${event}`, () => {
      const { id, data, failure } = snapshotOf({ Status: "fail" }, { Status: event });
      assert.equal(id, "alibaba:SnapshotComplete:task:ee16d4bbf3f74e2ab094bcb8cf8ddde1:failed");
      assert.deepEqual(data, { kind: "cover", images: [] });
      assert.deepEqual(failure, { code: "other", raw: "fail" });
    });
  }

  for (const [SnapshotType, kind] of [
    ["CoverSnapshot", "cover"],
    ["NormalSnapshot", "sample"],
    ["SpriteSnapshot", "sprite"],
    ["OtherSnapshot", "unspecified"],
    ["", "unspecified"],
  ] as const) {
    it(`are of the kind ${kind} for the type "${SnapshotType}"`, () => {
      assert.equal(snapshotOf({ SnapshotType }).data.kind, kind);
      assert.equal(
        snapshotOf({ SnapshotType }, { SubType: "SpecifiedTime" }).data.kind,
        "snapshot",
      );
    });
  }

  for (const [what, change, urls] of [
    [
      "a URL that is no pattern, once",
      { SnapshotRegular: `${covers}1.jpg`, SnapshotCount: 3 },
      [`${covers}1.jpg`],
    ],
    ["no URL", { SnapshotRegular: "" }, []],
    ["one image without a number", { SnapshotCount: null }, [`${covers}00001.jpg`]],
    ["whole images", { SnapshotCount: 1.9 }, [`${covers}00001.jpg`]],
  ] as const) {
    it(`have ${what}`, () => {
      assert.deepEqual(
        snapshotOf(change).data.images,
        urls.map((url) => ({ url })),
      );
    });
  }

  it("of a specified time without a media have a digest as id", () => {
    const { id, ...event } = contentOf(plainSnapshot)[0] as { readonly id: string };
    assert.match(id, /^alibaba:SnapshotComplete:content:[\w-]{16}$/);
    assert.deepEqual(event, {
      ...succeeded,
      type: "thumbnail.created",
      outcome: "unknown",
      time: "2018-07-31T10:07:31Z",
      data: { kind: "snapshot", images: [{ url: plainSnapshot.CoverUrl }] },
    });
  });
});

describe("alibaba: the neutral event of an animated image", () => {
  const animated = sampleOf("DynamicImageComplete");
  const url = "https://media.example.com/6a45f222/3af1e9705c.gif";
  const imagesOf = (DynamicImageJobInfo: unknown) =>
    eventOfType("thumbnail.created", { ...animated, DynamicImageJobInfo }).data.images;

  it("has exactly these members", () => {
    assert.deepEqual(contentOf(animated), [
      {
        ...succeeded,
        id: "alibaba:DynamicImageComplete:task:3af7e9705cb24a8393231d4c371960be:succeeded",
        type: "thumbnail.created",
        taskId: "3af7e9705cb24a8393231d4c371960be",
        mediaId: "6a45f222e08f0c4ad2d144503213fe07",
        time: "2019-11-05T09:12:58Z",
        data: { kind: "animated", images: [{ url }] },
      },
    ]);
  });

  it("has the images of a list, without those that have no URL", () => {
    assert.deepEqual(imagesOf([{ FileURL: url }, {}, { FileURL: "a.gif" }, "text"]), [{ url }]);
    assert.deepEqual(imagesOf({ FileURL: url }), [{ url }]);
    assert.deepEqual(imagesOf("not JSON"), []);
  });
});
