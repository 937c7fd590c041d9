import assert from "node:assert/strict";
import { isVolcengineEvent, volcengine } from "@vod-events/volcengine";
import { sampleOf } from "../fixtures/volcengine/all.js";
import { eventsOf, warningsOf } from "./translate.js";

const bare = { EventType: "FileUploadComplete", EventTime: "2018-04-25T08:51:22Z" };

describe("volcengine: an event without content", () => {
  for (const member of ["VideoId", "MediaId", "ImageId", "Status"]) {
    it(`is of Alibaba Cloud VOD when it has ${member}`, () => {
      const [warning] = warningsOf({ ...bare, [member]: "a" });
      assert.equal(warning?.name, "Alibaba Cloud VOD");
      assert.deepEqual(
        eventsOf({ ...bare, [member]: "a" }).map(({ type }) => type),
        ["unknown"],
      );
    });
  }

  for (const own of ["RequestId", "Version"]) {
    it(`is of Volcengine when it has ${own}, whatever else it has`, () => {
      const event = { ...bare, [own]: "1", VideoId: "a", Status: "success" };
      assert.deepEqual(warningsOf(event), []);
      assert.equal(eventsOf(event)[0]?.type, "media.uploaded");
    });
  }

  it("is of Volcengine when it has members of neither cloud", () => {
    assert.deepEqual(warningsOf(bare), []);
    assert.equal(eventsOf(bare)[0]?.type, "media.uploaded");
  });
});

describe("volcengine: a decoded event", () => {
  it("has its documented type as its kind, or other", () => {
    const kindOf = (json: object) => {
      const decoded = volcengine({ env: {} }).decode(json);
      return decoded.ok && decoded.wire.kind;
    };
    const sample = sampleOf("FileUploadComplete");
    assert.equal(kindOf(sample), "FileUploadComplete");
    assert.equal(kindOf({ ...sample, EventType: "SomethingNew" }), "other");
  });

  for (const [time, expected] of [
    ["2022-10-25 11:12:13 +0800", "2022-10-25T03:12:13Z"],
    ["2022-10-25 11:12:13.5 -0130 X", "2022-10-25T12:42:13.500Z"],
    ["2022-10-25 11:12:13 +08001", undefined],
    ["at 2022-10-25 11:12:13 +0800", undefined],
    ["2022-10-25 11:12:13", undefined],
  ] as const) {
    it(`has the time ${expected} for ${time}`, () => {
      const [event] = eventsOf({ ...sampleOf("VideoTrackComplete"), EventTime: time });
      assert.equal(event?.time, expected);
    });
  }

  it("is narrowed to the native payload, that of another cloud is not", () => {
    const [event] = eventsOf(sampleOf("FileUploadComplete"));
    assert.ok(event);
    assert.equal(isVolcengineEvent(event), true);
    assert.equal(isVolcengineEvent({ ...event, provider: "tencent" }), false);
  });
});
