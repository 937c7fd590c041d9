import assert from "node:assert/strict";
import { sampleOf } from "../fixtures/volcengine/all.js";
import { eventOfType, eventsOf } from "./translate.js";

const deleted = "volcengine:DeleteTranscodesComplete:media:v0c328f30000c0oc02a5nesj082hr3jg";
const changed = "volcengine:UpdateMediaStorageClassComplete:media:v0cd0ag7007bcskac77ubjavkibug";

describe("volcengine: the change of a storage class", () => {
  for (const [what, change, data, facts] of [
    [
      "of an output",
      {},
      { toStorageClass: "STANDARD" },
      "encoded:79881cb5bbdb49e2906314b19725603a:STANDARD",
    ],
    [
      "of a video",
      { MediaOption: "all", FileId: "" },
      { toStorageClass: "STANDARD" },
      "all::STANDARD",
    ],
    ["that names nothing", { MediaOption: "", FileId: "", Class: "" }, {}, "::"],
  ] as const) {
    it(`${what} has the new class, and an id of what was changed`, () => {
      const sample = sampleOf("UpdateMediaStorageClassComplete", change);
      const event = eventOfType("media.storage_changed", sample);
      assert.deepEqual(event.data, data);
      assert.equal(event.id, `${changed}:2023-03-22T08%3A59%3A13Z:succeeded:${facts}`);
    });
  }
});

describe("volcengine: the deletion of outputs", () => {
  for (const [what, FileId, fact] of [
    [
      "one output has its id",
      "1f282d128c3340d3b1ddaf1dfbdc2a90",
      "1f282d128c3340d3b1ddaf1dfbdc2a90",
    ],
    ["all outputs has none", "", ""],
  ] as const) {
    it(`of ${what} in the id of the event`, () => {
      const { id } = eventOfType("media.deleted", sampleOf("DeleteTranscodesComplete", { FileId }));
      assert.equal(id, `${deleted}:2021-02-20T07%3A54%3A19Z:succeeded:${fact}`);
    });
  }
});

type Members = Readonly<Record<string, unknown>>;

describe("volcengine: the id of an event", () => {
  const idOf = (event: object) => eventsOf(event)[0]?.id ?? "";
  const media = sampleOf("DeleteMediaComplete");
  const copy = sampleOf("SyncURIComplete");

  for (const [what, event] of [
    ["a media without a time", { ...media, EventTime: null }],
    ["no media", sampleOf("DeleteMediaComplete", { Vid: null })],
    ["a copy without a time", { ...copy, EventTime: null }],
    ["a copy to no file", sampleOf("SyncURIComplete", { Dst: null })],
  ] as const) {
    it(`of ${what} is a digest of its content`, () => {
      const { EventType }: Members = event;
      assert.match(
        idOf(event),
        new RegExp(`^volcengine:${EventType}:content:[\\w-]{16}:succeeded$`),
      );
      assert.notEqual(idOf(event), idOf({ ...event, Data: { ...event.Data, Message: "other" } }));
    });
  }

  it("of an unknown type is a digest of its content", () => {
    const id = idOf({ ...media, EventType: "SomethingNew" });
    assert.match(id, /^volcengine:SomethingNew:content:[\w-]{16}$/);
  });
});
