import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import fc from "fast-check";
import { baiduFixtures } from "../fixtures/baidu/all.js";
import { fetched } from "../fixtures/baidu/fetched.js";
import { thumbnail } from "../fixtures/baidu/thumbnail.js";
import { renditionWith, transcoded, transcodedWith } from "../fixtures/baidu/transcoded.js";
import { uploaded } from "../fixtures/baidu/uploaded.js";
import { changed, redelivered } from "./json-arbitraries.js";
import { eventOf, eventsOf } from "./wire-to-events.js";

const other = { ...transcoded, eventType: "SOMETHING_NEW" };
const withoutTaskId = transcodedWith({ taskId: null });
const withoutPreset = transcodedWith({ transcodeTaskInfo: { mediaId: "mda-1" } });
const fixtures = baiduFixtures.map(({ event }) => event);
const known = fixtures.filter((event) => eventOf(event).type !== "unknown");
const samples = [...known, withoutTaskId, withoutPreset];

describe("property: baidu event ids", () => {
  it("do not depend on the order of members, on nulls and on the cloud's event id", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples, ...fixtures).chain(redelivered),
        ({ first, again }) => {
          assert.equal(eventOf(again).id, eventOf(first).id);
        },
      ),
    );
  });

  it("do not depend on the event time for a known type", () => {
    for (const sample of samples) {
      const again = { ...sample, eventTime: "2031-01-01T00:00:00Z" };
      assert.equal(eventOf(again).id, eventOf(sample).id);
    }
  });

  it("depend on the event time for an unknown type, which may occur twice", () => {
    assert.notEqual(eventOf({ ...other, eventTime: "2031-01-01T00:00:00Z" }).id, eventOf(other).id);
  });

  it("differ between the renditions, tasks and outcomes of one type", () => {
    const ids = [
      transcoded,
      renditionWith({ transcodeInput: { presetId: "another" } }),
      renditionWith({ transcodeInput: null, transcodeOutput: { id: "by-output" } }),
      renditionWith({ transcodeInput: null, transcodeOutput: { url: "https://a.example.com/1" } }),
      renditionWith({ transcodeInput: null, transcodeOutput: { url: "https://a.example.com/2" } }),
      transcodedWith({ taskId: "tsk-another" }),
      transcodedWith({ status: "FAILED" }),
      transcodedWith({ status: "RUNNING" }),
      transcodedWith({ status: "RUNNING", finishTime: "2025-12-18T13:02:23Z" }),
      transcodedWith({ taskId: null }),
      transcodedWith({ taskId: null, status: "FAILED" }),
      thumbnail,
      fetched,
      uploaded,
    ].map((json) => eventOf(json).id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("do not depend on what the API does not show of a part that ended", () => {
    for (const again of [
      renditionWith({ mediaId: "mda-another" }),
      transcodedWith({ finishTime: "2025-12-18T13:02:23Z" }),
      transcodedWith({ status: "success" }),
    ]) {
      assert.equal(eventOf(again).id, eventOf(transcoded).id);
    }
  });

  it("differ between any two tasks and presets", () => {
    const id = (taskId: string, presetId: string) =>
      eventOf({
        eventType: "MEDIA_THUMBNAIL_COMPLETE",
        mediaThumbnailCompleteEvent: {
          taskId,
          thumbnailTaskInfo: { thumbnailInput: { presetId } },
        },
      }).id;
    const name = fc.stringMatching(/^[ab:%]{1,4}$/);
    fc.assert(
      fc.property(name, name, name, name, (task, preset, otherTask, otherPreset) => {
        const same = task === otherTask && preset === otherPreset;
        assert.equal(id(task, preset) === id(otherTask, otherPreset), same);
      }),
    );
  });
});

describe("property: baidu decode and normalize", () => {
  it("throw for text that is not JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const result = baidu().decode(json);
        if (result.ok) assert(baidu().normalize(result.wire).length > 0);
      }),
    );
  });

  it("return one serializable event for any change of a payload that keeps the identifying fields", () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples).chain(changed), (json) => {
        const [event, ...more] = eventsOf(json);
        assert(event);
        assert.equal(more.length, 0);
        assert(event.id.startsWith(`baidu:${json.eventType}:`));
        assert.equal(event.outcome === "failed", "failure" in event);
        assert.equal(event.native.type, json.eventType);
        assert.deepEqual(JSON.parse(JSON.stringify(event.data)), event.data);
      }),
      { numRuns: 2000 },
    );
  });
});
