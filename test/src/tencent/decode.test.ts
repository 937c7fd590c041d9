import assert from "node:assert/strict";
import { analysisFixtures } from "../fixtures/tencent/analysis-fixtures.js";
import { fileDeleted } from "../fixtures/tencent/file-deleted.js";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { procedure, transcodeItem } from "../fixtures/tencent/procedure.js";
import { productionFixtures } from "../fixtures/tencent/production-fixtures.js";
import { pullComplete } from "../fixtures/tencent/pull-complete.js";
import { pulled } from "../fixtures/tencent/pulled.js";
import { eventOf, eventsOf, problemsOf } from "./events.js";

const procedureEvent = procedure([transcodeItem]);

describe("tencent: decode", () => {
  for (const event of [newFileUpload, pullComplete, fileDeleted, procedureEvent]) {
    it(`returns the same for a push, a signed push and a pull of ${event.EventType}`, () => {
      const pushed = eventsOf(event);
      assert.deepEqual(eventsOf({ ...event, Sign: "0".repeat(32), T: 1767226200 }), pushed);
      assert.deepEqual(eventsOf(pulled(event)), pushed);
      assert.deepEqual(pushed[0]?.native, { type: event.EventType, payload: withoutNull(event) });
    });

    it(`recognizes ${event.EventType} by its content if the type is missing`, () => {
      const { EventType, ...content } = event;
      const [first] = eventsOf(pulled(content));
      assert.equal(first?.native.type, EventType);
      assert.deepEqual(first?.type, eventsOf(event)[0]?.type);
      assert.deepEqual(first?.id, eventsOf(event)[0]?.id);
    });
  }

  for (const { name, event } of [...productionFixtures, ...analysisFixtures]) {
    it(`returns the same for a push, a signed push and a pull of ${name}`, () => {
      const pushed = eventsOf(event);
      assert.deepEqual(eventsOf({ ...event, Sign: "0".repeat(32), T: 1767226200 }), pushed);
      assert.deepEqual(eventsOf(pulled(event)), pushed);
      const { EventType, ...unnamed } = event;
      assert.deepEqual(
        eventsOf(pulled(unnamed)).map(({ id, type, data }) => [id, type, data]),
        pushed.map(({ id, type, data }) => [id, type, data]),
      );
    });
  }

  it("rejects a body that is not an object, or has neither a type nor a content", () => {
    const problem = "the event must be an object with an EventType or a content";
    const bodies = [null, 7, "text", [], [newFileUpload], {}, { EventType: "" }];
    const withoutContent = [{ Sign: {}, EventHandle: {} }, { FileUploadEvent: {} }];
    for (const body of [...bodies, ...withoutContent]) {
      assert.deepEqual(problemsOf(body), [problem], JSON.stringify(body));
    }
  });

  it("rejects a known type without its identifying field, and names the path", () => {
    const cases: readonly (readonly [object, string])[] = [
      [{ EventType: "NewFileUpload" }, "FileUploadEvent must be an object with a FileId"],
      [
        { EventType: "NewFileUpload", FileUploadEvent: [] },
        "FileUploadEvent must be an object with a FileId",
      ],
      [
        { EventType: "NewFileUpload", FileUploadEvent: { FileId: "", ProcedureTaskId: "1" } },
        "FileUploadEvent.FileId must be an id",
      ],
      [
        { EventType: "PullComplete", PullCompleteEvent: { FileId: "1" } },
        "PullCompleteEvent.TaskId must be an id",
      ],
      [
        {
          EventType: "FileDeleted",
          FileDeleteEvent: { FileIdSet: [], FileDeleteResultInfo: [{}] },
        },
        "FileDeleteEvent must be an object that names a file",
      ],
      [
        { EventType: "ProcedureStateChanged", ProcedureStateChangeEvent: { Status: "FINISH" } },
        "ProcedureStateChangeEvent.TaskId must be an id",
      ],
    ];
    for (const [body, problem] of cases) assert.deepEqual(problemsOf(body), [problem]);
  });

  it("rejects an id that is a number too large to be exact", () => {
    const event = { EventType: "NewFileUpload", FileUploadEvent: { FileId: 9592004872911934157n } };
    const lossy = { ...event, FileUploadEvent: { FileId: Number(event.FileUploadEvent.FileId) } };
    assert.deepEqual(problemsOf(lossy), ["FileUploadEvent.FileId must be an id"]);
  });

  it("keeps an event if a field other than its id has the wrong type", () => {
    const event = {
      EventType: "NewFileUpload",
      FileUploadEvent: { FileId: "1", MediaBasicInfo: [1], MetaData: "x", ProcedureTaskId: {} },
    };
    assert.deepEqual(eventOf(event, "media.uploaded").data, { media: {}, followUpTaskIds: [] });
  });

  it("reads the only content if it is not that of the type", () => {
    const event = { ...pullComplete, EventType: "NewFileUpload" };
    assert.equal(eventOf(event, "media.imported").native.type, "NewFileUpload");
  });

  it("does not guess between two contents", () => {
    const { FileUploadEvent } = newFileUpload;
    const { PullCompleteEvent } = pullComplete;
    assert.equal(eventOf({ FileUploadEvent, PullCompleteEvent }, "unknown").native.type, "unnamed");
  });

  it("ignores unknown members", () => {
    const event = { ...newFileUpload, Extra: { FileId: "1" }, PullCompleteEvent: {} };
    assert.equal(eventOf(event, "media.uploaded").mediaId, "9592004872911934157");
    const { EventType: _, ...unnamed } = event;
    assert.equal(eventOf(unnamed, "media.uploaded").mediaId, "9592004872911934157");
  });
});

describe("tencent: event types without a neutral type", () => {
  const types = [
    ["NeverSeenBefore", "NeverSeenBeforeEvent"],
    ["NeverSeenBefore", "NeverSeenBefore"],
    ["AigcAudioTaskComplete", "AigcAudioCompleteEvent"],
  ] as const;

  for (const [type, field] of types) {
    it(`are delivered with their ids: ${type} in ${field}`, () => {
      const event = { EventType: type, [field]: { TaskId: "1-Edit-2", FileId: "3", Status: null } };
      const { id, ...unknown } = eventOf(pulled(event), "unknown");
      assert.match(id, new RegExp(`^tencent:${type}:[\\w-]{16}$`));
      assert.deepEqual(unknown, {
        type: "unknown",
        idSource: "derived",
        provider: "tencent",
        outcome: "unknown",
        mediaId: "3",
        taskId: "1-Edit-2",
        data: {},
        native: {
          type,
          payload: { EventType: type, [field]: { TaskId: "1-Edit-2", FileId: "3" } },
        },
      });
    });
  }

  it("stay unknown if they reuse the content of a known type", () => {
    const event = { ...newFileUpload, EventType: "NewFileUploadV2" };
    assert.equal(eventOf(event, "unknown").native.type, "NewFileUploadV2");
  });

  it("need no content", () => {
    assert.equal(eventOf({ EventType: "NeverSeenBefore" }, "unknown").taskId, undefined);
    assert.equal(eventOf({ EventType: "constructor" }, "unknown").native.type, "constructor");
  });
});

function withoutNull(event: object): unknown {
  return JSON.parse(JSON.stringify(event), (_key, value) => (value === null ? undefined : value));
}
