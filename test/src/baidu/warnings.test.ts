import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import { baiduFixtures } from "../fixtures/baidu/all.js";
import { transcodingProduct, version1 } from "../fixtures/baidu/old-format.js";
import { transcoded } from "../fixtures/baidu/transcoded.js";
import { eventOf } from "./wire-to-events.js";

function warningsFor(json: unknown) {
  const result = baidu().decode(json);
  assert(result.ok);
  return result.warnings ?? [];
}

describe("baidu warnings", () => {
  it("are empty for every known event", () => {
    for (const { name, event } of baiduFixtures) {
      if (eventOf(event).type !== "unknown") assert.deepEqual(warningsFor(event), [], name);
    }
  });

  for (const eventType of ["SOMETHING_NEW", "constructor", "media_upload_complete"]) {
    it(`name the unknown type ${eventType}`, () => {
      assert.deepEqual(warningsFor({ ...transcoded, eventType }), [
        { kind: "unknown_type", name: eventType },
      ]);
    });
  }

  it("name only unknown objects beside the payload", () => {
    const unknownFields = { newEvent: {}, region: "bj", tags: ["a"], count: 1, nothing: null };
    assert.deepEqual(warningsFor({ ...transcoded, ...unknownFields }), [
      { kind: "unknown_field", name: "newEvent" },
    ]);
  });

  it("name the payload of an unknown type too", () => {
    assert.deepEqual(warningsFor({ eventType: "SOMETHING_NEW", somethingNewEvent: {} }), [
      { kind: "unknown_type", name: "SOMETHING_NEW" },
      { kind: "unknown_field", name: "somethingNewEvent" },
    ]);
  });
});

describe("baidu old formats", () => {
  for (const [name, json, nativeType, console] of [
    ["v1", version1, "v1:my_notification", /API v1.*console of Baidu VOD/],
    ["MCT", transcodingProduct, "MCT:my_notification", /console of MCT/],
  ] as const) {
    it(`${name} is recognized, with advice on what to change`, () => {
      const [warning, ...more] = warningsFor(json);
      assert.deepEqual(more, []);
      assert(warning?.kind === "old_format");
      assert.equal(warning.name, name);
      assert.match(warning.advice, console);
      assert.match(warning.advice, /callback settings/);
    });

    it(`${name} decodes to unknown, with the whole event in native`, () => {
      const { id, ...event } = eventOf(json);
      assert.match(id, new RegExp(`^baidu:${name}%3Amy_notification:content:`));
      assert.deepEqual(event, {
        type: "unknown",
        idSource: "derived",
        provider: "baidu",
        outcome: "unknown",
        data: {},
        native: { type: nativeType, payload: json },
      });
    });
  }

  it("use the name of the server if the notification has none", () => {
    const { notification: _, ...unnamed } = version1;
    assert.equal(eventOf(unnamed).native.type, "v1:vod.baidubce.com");
  });

  it("have ids that depend on their content", () => {
    const messageBody = JSON.stringify({ mediaId: "mda-another" });
    assert.equal(eventOf({ ...version1 }).id, eventOf(version1).id);
    assert.notEqual(eventOf({ ...version1, messageBody }).id, eventOf(version1).id);
  });

  for (const [missing, json] of [
    ["a body", { ...version1, messageBody: undefined }],
    ["a name and a server", { ...version1, notification: null, server: "" }],
  ] as const) {
    it(`are not recognized without ${missing}`, () => {
      assert.deepEqual(baidu().decode(json), {
        ok: false,
        problems: ["eventType must be a string"],
      });
    });
  }
});
