import assert from "node:assert/strict";
import { fileDeleted } from "../fixtures/tencent/file-deleted.js";
import { eventOf, eventsOf } from "./events.js";

function deletion(content: object) {
  return eventsOf({ EventType: "FileDeleted", FileDeleteEvent: content }).map((event) => [
    event.mediaId,
    event.type === "media.deleted" && event.data.parts,
  ]);
}

describe("tencent: FileDeleted", () => {
  it("decodes to one media.deleted for each file, with the deleted parts", () => {
    assert.deepEqual(deletion(fileDeleted.FileDeleteEvent), [
      [
        "19605929299299238",
        [{ kind: "TranscodeFiles", presetId: "100010" }, { kind: "AdaptiveDynamicStreamingFiles" }],
      ],
      ["29552261380700253", "all"],
    ]);
  });

  it("means whole media in the older form, which only lists them", () => {
    assert.deepEqual(deletion({ FileIdSet: ["1", "2", "1"] }), [
      ["1", "all"],
      ["2", "all"],
    ]);
  });

  it("includes files that are only in one of the two lists", () => {
    const FileDeleteResultInfo = [{ FileId: "2", DeleteParts: [{ Type: "OriginalFiles" }] }];
    assert.deepEqual(deletion({ FileIdSet: ["1"], FileDeleteResultInfo }), [
      ["2", [{ kind: "OriginalFiles" }]],
      ["1", "all"],
    ]);
  });

  it("joins the parts of a file that is listed twice", () => {
    const FileDeleteResultInfo = [
      { FileId: "1", DeleteParts: [{ Type: "OriginalFiles" }] },
      { FileId: "1", DeleteParts: [{ Type: "TranscodeFiles", Definition: 20 }] },
    ];
    assert.deepEqual(deletion({ FileDeleteResultInfo }), [
      ["1", [{ kind: "OriginalFiles" }, { kind: "TranscodeFiles", presetId: "20" }]],
    ]);
  });

  it("does not take unreadable parts for the whole media", () => {
    for (const DeleteParts of ["TranscodeFiles", ["TranscodeFiles"], [{}], { Type: 1.5 }]) {
      assert.deepEqual(
        deletion({ FileDeleteResultInfo: [{ FileId: "1", DeleteParts }] }),
        [["1", [{ kind: "unspecified" }]]],
        JSON.stringify(DeleteParts),
      );
    }
  });

  it("is succeeded, since the cloud reports only that", () => {
    const event = eventOf({ FileDeleteEvent: { FileIdSet: ["1"] } }, "media.deleted");
    assert.equal(event.outcome, "succeeded");
    assert.equal(event.failure, undefined);
  });
});
