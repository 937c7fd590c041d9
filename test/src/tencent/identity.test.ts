import assert from "node:assert/strict";
import fc from "fast-check";
import { analysisFixtures } from "../fixtures/tencent/analysis-fixtures.js";
import { fileDeleted } from "../fixtures/tencent/file-deleted.js";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import {
  adaptiveItem,
  failedTranscodeItem,
  imageItems,
  procedure,
  runningItem,
  transcodeItem,
} from "../fixtures/tencent/procedure.js";
import { productionFixtures } from "../fixtures/tencent/production-fixtures.js";
import { pullComplete, pullCompleteFailed } from "../fixtures/tencent/pull-complete.js";
import { pulled } from "../fixtures/tencent/pulled.js";
import { eventsOf, idsOf } from "./events.js";

const items = [transcodeItem, failedTranscodeItem, runningItem, adaptiveItem];
const allItems = [...items, ...Object.values(imageItems)];
const unknown = {
  EventType: "NeverSeenBefore",
  NeverSeenBeforeEvent: { TaskId: "1-Edit-2", Status: "FINISH", Message: "", Input: null },
};
const running = procedure(allItems, { Status: "PROCESSING" });
const events = [
  newFileUpload,
  pullComplete,
  pullCompleteFailed,
  fileDeleted,
  procedure(allItems),
  running,
  unknown,
  ...productionFixtures.map(({ event }) => event),
  ...analysisFixtures.map(({ event }) => event),
];

/** The same JSON with its members in another order, and absent members in another form. */
function rewritten(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((member) => rewritten(member, random));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => ({
    key,
    member: isAbsent(member) ? [undefined, null, ""][random() % 3] : rewritten(member, random),
    place: random(),
  }));
  return Object.fromEntries(
    [...members, { key: "NeverSeen", member: null, place: random() }]
      .filter(({ member }) => member !== undefined)
      .sort((a, b) => a.place - b.place)
      .map(({ key, member }) => [key, member]),
  );
}

function isAbsent(value: unknown): boolean {
  return value === null || value === "";
}

const randoms = fc.infiniteStream(fc.nat()).map((stream) => () => stream.next().value as number);

describe("tencent: event ids", () => {
  it("do not depend on the delivery or the spelling", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...events),
        randoms,
        fc.string(),
        fc.nat(),
        (event, random, handle, T) => {
          const variant = rewritten(event, random) as object;
          assert.deepEqual(idsOf({ ...variant, Sign: handle, T }), idsOf(event));
          assert.deepEqual(idsOf(pulled(variant, handle)), idsOf(event));
        },
      ),
    );
  });

  it("do not depend on the order of items", () => {
    const shuffled = fc.shuffledSubarray(allItems, { minLength: allItems.length });
    const status = fc.constantFrom("PROCESSING", "FINISH");
    fc.assert(
      fc.property(shuffled, status, (order, Status) => {
        assert.deepEqual(
          idsOf(procedure(order, { Status })),
          idsOf(procedure(allItems, { Status })),
        );
      }),
    );
  });

  it("do not depend on the order of files and parts", () => {
    const { FileIdSet, FileDeleteResultInfo } = fileDeleted.FileDeleteEvent;
    const reversed = {
      FileIdSet: FileIdSet.toReversed(),
      FileDeleteResultInfo: FileDeleteResultInfo.toReversed().map(({ FileId, DeleteParts }) => ({
        FileId,
        DeleteParts: DeleteParts.toReversed(),
      })),
    };
    assert.deepEqual(idsOf({ FileDeleteEvent: reversed }), idsOf(fileDeleted));
  });

  it("are the same for an item in a progress report and at the end", () => {
    const itemIds = (json: unknown) =>
      eventsOf(json)
        .slice(1)
        .map(({ id }) => id);
    assert.deepEqual(itemIds(running), itemIds(procedure(allItems)));
  });

  it("are unique within a procedure, and equal for a repeated item", () => {
    const ids = idsOf(procedure(allItems));
    assert.equal(ids.length, allItems.length);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(idsOf(procedure([...allItems, transcodeItem])), ids);
  });

  it("differ between items of one preset", () => {
    const task = transcodeItem.TranscodeTask;
    const other = {
      TranscodeTask: { ...task, Output: { ...task.Output, Url: "https://a.example/b" } },
    };
    const third = { TranscodeTask: { ...task, Input: { ...task.Input, MosaicSet: [{}] } } };
    assert.equal(new Set(idsOf(procedure([transcodeItem, other, third]))).size, 4);
  });

  const task = transcodeItem.TranscodeTask;
  const parts = (DeleteParts: readonly object[]) => ({
    FileDeleteEvent: { FileDeleteResultInfo: [{ FileId: "1", DeleteParts }] },
  });
  const progressed = (fields: object) =>
    procedure([{ TranscodeTask: { ...runningItem.TranscodeTask, ...fields } }], {
      Status: "PROCESSING",
    });
  const different: readonly (readonly [string, object, object])[] = [
    ["uploaded files", newFileUpload, { FileUploadEvent: { FileId: "1" } }],
    ["import tasks", pullComplete, pullCompleteFailed],
    [
      "states of an import",
      pullComplete,
      { PullCompleteEvent: { ...pullComplete.PullCompleteEvent, Status: "PROCESSING" } },
    ],
    ["deleted parts", parts([]), parts([{ Type: "TranscodeFiles" }])],
    [
      "presets of deleted parts",
      parts([{ Type: "TranscodeFiles", Definition: 10 }]),
      parts([{ Type: "TranscodeFiles", Definition: 20 }]),
    ],
    [
      "deletions of parts with other files",
      parts([{ Type: "TranscodeFiles" }]),
      {
        FileDeleteEvent: {
          ...parts([{ Type: "TranscodeFiles" }]).FileDeleteEvent,
          FileIdSet: ["another"],
        },
      },
    ],
    ["procedures", procedure([]), procedure([], { TaskId: "1" })],
    ["states of a procedure", procedure(items), procedure(items, { Status: "PROCESSING" })],
    ["progress of a procedure", progressed({ Progress: 40 }), progressed({ Progress: 41 })],
    ["states of an item", progressed({}), progressed({ Status: "SUCCESS" })],
    ["contents of unknown events", unknown, { ...unknown, NeverSeenBeforeEvent: { TaskId: "3" } }],
  ];
  for (const [name, one, other] of different) {
    it(`differ between ${name}`, () => {
      const [first] = eventsOf(one);
      const ids: readonly (string | undefined)[] = idsOf(other);
      assert.ok(!ids.includes(first?.id));
    });
  }

  it("do not depend on the other files of a delivery when a media is deleted completely", () => {
    const [first] = idsOf({ FileDeleteEvent: { FileIdSet: ["1"] } });
    const FileDeleteResultInfo = [{ FileId: "2", DeleteParts: [{ Type: "OriginalFiles" }] }];
    const others = idsOf({ FileDeleteEvent: { FileIdSet: ["1", "2"], FileDeleteResultInfo } });
    assert.equal(others.length, 2);
    assert.ok(first !== undefined && others.includes(first));
  });

  it("differ between presets, statuses and reasons of an item", () => {
    const idOf = (fields: object) =>
      eventsOf(procedure([{ TranscodeTask: { ...task, ...fields } }]))[1]?.id;
    const ids = [
      idOf({}),
      idOf({ Input: { ...task.Input, Definition: 5 } }),
      idOf({ Status: "FAIL" }),
      idOf({ Status: "FAIL", ErrCode: 40000 }),
      idOf({ Status: "FAIL", ErrCode: 60000 }),
    ];
    assert.equal(new Set(ids).size, ids.length);
  });
});
