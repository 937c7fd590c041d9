import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import { fetched, fetchedUnderOtherKey } from "../fixtures/baidu/fetched.js";
import { transcodedWith } from "../fixtures/baidu/transcoded.js";
import { uploaded } from "../fixtures/baidu/uploaded.js";
import { eventOf } from "./wire-to-events.js";

function problemsOf(json: unknown): readonly string[] {
  const result = baidu().decode(json);
  assert(!result.ok);
  return result.problems;
}

describe("baidu decode", () => {
  for (const json of [null, "text", 7, true, [], [uploaded]]) {
    it(`rejects ${JSON.stringify(json).slice(0, 20)}, which is not an object`, () => {
      assert.deepEqual(problemsOf(json), ["the event must be an object"]);
    });
  }

  for (const eventType of [undefined, null, "", 7, {}]) {
    it(`rejects the event type ${JSON.stringify(eventType)}`, () => {
      assert.deepEqual(problemsOf({ ...uploaded, eventType }), ["eventType must be a string"]);
    });
  }

  for (const payload of [undefined, null, "secret", 7, ["secret"]]) {
    it(`rejects the payload ${JSON.stringify(payload)} and names the path, not the value`, () => {
      assert.deepEqual(problemsOf({ ...uploaded, mediaUploadCompleteEvent: payload }), [
        "mediaUploadCompleteEvent must be an object",
      ]);
    });
  }

  it("finds the payload of a fetch under either name", () => {
    const { native: expected, ...event } = eventOf(fetched);
    const { native: actual, ...otherEvent } = eventOf(fetchedUnderOtherKey);
    assert.deepEqual(otherEvent, event);
    assert.deepEqual(actual.payload, fetchedUnderOtherKey);
    assert.deepEqual(expected.payload, fetched);
  });

  it("prefers the expected name if there are two payloads", () => {
    const event = eventOf({ ...fetched, mediaTranscodeCompleteEvent: { taskId: "other" } });
    assert.equal(event.taskId, "tsk-1b437d1d5206ac0a");
  });

  it("finds a payload under another name beside other objects", () => {
    const event = eventOf({ ...fetchedUnderOtherKey, extra: {}, lastEvent: "none" });
    assert.equal(event.taskId, "tsk-1b437d1d5206ac0a");
  });

  it("gives no list of warnings without a warning", () => {
    assert.equal("warnings" in baidu().decode(uploaded), false);
  });

  it("does not guess between two payloads under other names", () => {
    const { mediaFetchCompleteEvent: _, ...envelope } = fetched;
    assert.deepEqual(problemsOf({ ...envelope, oneEvent: {}, twoEvent: {} }), [
      "mediaFetchCompleteEvent must be an object",
    ]);
  });

  it("accepts any value in a field that does not identify the event", () => {
    for (const value of [null, 7, "", "text", true, [], {}, [null], { a: 1 }]) {
      const event = eventOf(transcodedWith({ createTime: value, transcodeTaskInfo: value }));
      assert.equal(event.type, "media.transcoded");
      assert.equal(event.taskId, "tsk-1b437d1d5206ac0a");
    }
  });

  it("accepts an empty payload", () => {
    assert.equal(
      eventOf({ eventType: "MEDIA_TRANSCODE_COMPLETE", mediaTranscodeCompleteEvent: {} }).type,
      "media.transcoded",
    );
  });
});
