import assert from "node:assert/strict";
import { alibaba, isAlibabaEvent } from "@vod-events/alibaba";
import { sampleOf } from "../fixtures/alibaba/all.js";
import { contentOf, eventOfType, eventsOf, warningsOf } from "./translate.js";

const upload = sampleOf("FileUploadComplete");

describe("alibaba: a decoded event", () => {
  const kindOf = (json: object) => {
    const decoded = alibaba({ env: {} }).decode(json);
    return decoded.ok && decoded.wire.kind;
  };

  it("has its documented type as its kind, or other", () => {
    assert.equal(kindOf(upload), "FileUploadComplete");
    assert.equal(kindOf({ ...upload, EventType: "SomethingNew" }), "other");
    assert.equal(kindOf({ ...upload, MessageBody: {} }), "other");
  });

  it("of an undocumented type is unknown, with a warning", () => {
    const event = { ...upload, EventType: "SomethingNew" };
    assert.deepEqual(warningsOf(event), [{ kind: "unknown_type", name: "SomethingNew" }]);
    const [content] = contentOf(event) as readonly { readonly id: string }[];
    const { id, ...fields } = content ?? { id: "" };
    assert.match(id, /^alibaba:SomethingNew:content:[\w-]{16}$/);
    assert.deepEqual(fields, {
      ...{ type: "unknown", provider: "alibaba", idSource: "derived", outcome: "unknown" },
      mediaId: "43q91jdh7df4a1b2",
      time: "2018-04-25T08:51:22Z",
      passthrough: '{"orderId":"1042"}',
      data: {},
    });
  });

  it("has no warnings when its type is documented", () => {
    assert.deepEqual(warningsOf(upload), []);
  });

  for (const [time, expected] of [
    ["2024-04-10T01:37:14:627Z", "2024-04-10T01:37:14.627Z"],
    ["2024-04-10T01:37:14:6Z", "2024-04-10T01:37:14.600Z"],
    ["2024-04-10T01:37:14Z", "2024-04-10T01:37:14Z"],
    ["2024-04-10T09:37:14+08:00", "2024-04-10T01:37:14Z"],
    ["2024-04-10T01:37:14:627Z ", undefined],
    ["2024-04-10 01:37:14", undefined],
  ] as const) {
    it(`has the time ${expected} for ${time}`, () => {
      assert.equal(eventsOf({ ...upload, EventTime: time })[0]?.time, expected);
    });
  }

  for (const [members, mediaId] of [
    [{ VideoId: "v", MediaId: "m", ImageId: "i", AttachedMediaId: "a" }, "v"],
    [{ MediaId: "m", ImageId: "i", AttachedMediaId: "a" }, "m"],
    [{ ImageId: "i", AttachedMediaId: "a" }, "i"],
    [{ AttachedMediaId: "a" }, "a"],
    [{}, undefined],
  ] as const) {
    it(`is of the media ${mediaId} with ${Object.keys(members).join() || "no id"}`, () => {
      const { VideoId: _, ...event } = upload;
      assert.equal(eventsOf({ ...event, ...members })[0]?.mediaId, mediaId);
    });
  }

  it("is narrowed to the native payload, that of another cloud is not", () => {
    const [event] = eventsOf(upload);
    assert.ok(event);
    assert.equal(isAlibabaEvent(event), true);
    assert.equal(isAlibabaEvent({ ...event, provider: "volcengine" }), false);
    assert.deepEqual(event.native, { type: "FileUploadComplete", payload: upload });
  });
});

describe("alibaba: the failure of an AI job", () => {
  const job = { ...sampleOf("AIVideoTagComplete"), Status: "fail" };
  for (const [what, change, failure] of [
    [
      "its code and its message",
      { Code: "InternalError", Message: "broken" },
      { code: "internal", raw: "InternalError", message: "broken" },
    ],
    [
      "its status instead of the code 0",
      { Code: "0", Message: "" },
      { code: "other", raw: "fail" },
    ],
    [
      "its status instead of the number 0",
      { Code: 0, Message: null },
      { code: "other", raw: "fail" },
    ],
    [
      "its error code first",
      { ErrorCode: "NoSuchKey ", ErrorMessage: "gone", Code: "InternalError", Message: "broken" },
      { code: "not_found", raw: "NoSuchKey", message: "gone" },
    ],
  ] as const) {
    it(`has ${what}`, () => {
      assert.deepEqual(eventOfType("analysis.completed", { ...job, ...change }).failure, failure);
    });
  }
});

describe("alibaba: an event of another product", () => {
  const bare = { EventType: "FileUploadComplete", EventTime: "2018-04-25T08:51:22Z" };
  const volcengine = { ...bare, RequestId: "1", Version: "2020-08-01", Data: { Vid: "v" } };

  for (const [name, event, advice] of [
    [
      "Volcengine VOD",
      volcengine,
      "this looks like a delivery of Volcengine VOD. Use its adapter for this URL",
    ],
    [
      "IMS",
      { ...bare, MessageBody: { MediaId: "m" } },
      "Intelligent Media Services calls this URL. Give its callback another URL, or remove it",
    ],
  ] as const) {
    it(`is unknown, with the warning that it is of ${name}`, () => {
      assert.deepEqual(warningsOf(event), [{ kind: "old_format", name, advice }]);
      assert.deepEqual(
        eventsOf(event).map(({ type, outcome }) => [type, outcome]),
        [["unknown", "unknown"]],
      );
    });
  }

  for (const [what, change] of [
    ["a request id", { RequestId: undefined }],
    ["a version", { Version: undefined }],
    ["content", { Data: "text" }],
  ] as const) {
    it(`is not of Volcengine without ${what}`, () => {
      const event = Object.fromEntries(
        Object.entries({ ...volcengine, ...change }).filter(([, value]) => value !== undefined),
      );
      assert.deepEqual(warningsOf(event), []);
      assert.equal(eventsOf(event)[0]?.type, "media.uploaded");
    });
  }
});
