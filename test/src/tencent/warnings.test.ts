import assert from "node:assert/strict";
import { tencent } from "@vod-events/tencent";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { newFileUpload20, transcodeComplete20 } from "../fixtures/tencent/old-format.js";
import { pulled } from "../fixtures/tencent/pulled.js";
import { eventOf } from "./events.js";

const provider = tencent();

function warningsOf(json: unknown) {
  const decoded = provider.decode(json);
  assert.ok(decoded.ok);
  return decoded.warnings;
}

describe("tencent: event in the format 2.0", () => {
  it("is delivered unchanged, with its ids", () => {
    const { id, ...event } = eventOf(newFileUpload20, "unknown");
    assert.match(id, /^tencent:2\.0%3ANewFileUpload:[\w-]{16}$/);
    const { streamId: _, ...data } = newFileUpload20.data;
    assert.deepEqual(event, {
      type: "unknown",
      idSource: "derived",
      provider: "tencent",
      outcome: "unknown",
      mediaId: "9592004872911934157",
      data: {},
      native: { type: "2.0:NewFileUpload", payload: { ...newFileUpload20, data } },
    });
  });

  it("may have its version as a number, or none", () => {
    const event = eventOf(transcodeComplete20, "unknown");
    assert.equal(event.native.type, "2.0:TranscodeComplete");
    assert.equal(event.taskId, "transcode-e9641e3af98fe1608fb66a6a38be1210");
    const { version: _, ...unversioned } = transcodeComplete20;
    assert.equal(eventOf(unversioned, "unknown").native.type, "2.0:TranscodeComplete");
    const { data: __, ...empty } = transcodeComplete20;
    assert.equal(eventOf(empty, "unknown").native.type, "2.0:TranscodeComplete");
  });

  it("has a warning that advises the other format", () => {
    assert.deepEqual(warningsOf(newFileUpload20), [
      {
        kind: "old_format",
        name: "2.0",
        advice:
          "in the console, Callback Configuration: set the URL of the 3.0 API format, clear that of 2.0",
      },
    ]);
  });

  it("is not assumed for a type of the format 3.0", () => {
    const event = { ...newFileUpload, version: "4.0", eventType: "NewFileUpload" };
    assert.equal(eventOf(event, "media.uploaded").mediaId, "9592004872911934157");
    assert.equal(warningsOf(event), undefined);
  });
});

describe("tencent: warnings about unknown content", () => {
  it("are empty for an event of a known type, pushed, signed or pulled", () => {
    assert.equal(warningsOf(newFileUpload), undefined);
    assert.equal(warningsOf({ ...newFileUpload, Sign: "0", T: 1767226200 }), undefined);
    assert.equal(warningsOf(pulled(newFileUpload)), undefined);
  });

  it("name an unknown type", () => {
    const { FileUploadEvent } = newFileUpload;
    assert.deepEqual(warningsOf({ EventType: "NewFileUploadV2", FileUploadEvent }), [
      { kind: "unknown_type", name: "NewFileUploadV2" },
    ]);
    assert.deepEqual(warningsOf({ EventType: "NeverSeen", NeverSeenEvent: { TaskId: "1" } }), [
      { kind: "unknown_type", name: "NeverSeen" },
      { kind: "unknown_field", name: "NeverSeenEvent" },
    ]);
  });

  it("name an unknown member with a content, also next to a known one", () => {
    assert.deepEqual(warningsOf({ ...newFileUpload, NeverSeenEvent: {} }), [
      { kind: "unknown_field", name: "NeverSeenEvent" },
    ]);
    assert.deepEqual(warningsOf({ NeverSeenEvent: { TaskId: "1" } }), [
      { kind: "unknown_field", name: "NeverSeenEvent" },
    ]);
  });

  it("ignore a member without a content, and the fields of a delivery", () => {
    const members = { NeverSeenEvent: null, Extra: "text", Count: 7, Set: [{}] };
    const delivery = { EventHandle: { handle: 1 }, Sign: {}, T: {} };
    assert.equal(warningsOf({ ...newFileUpload, ...members, ...delivery }), undefined);
  });
});
