import assert from "node:assert/strict";
import { mediaKeysOf, moderationOf } from "@vod-events/core/media";
import { sampleEvent } from "@vod-events/testkit";
import { at, sampleRules, stateOf } from "./fold-samples.js";
import { timeOf } from "./sample-events.js";

const uploaded = sampleEvent("media.uploaded", { passthrough: "order-1" });
const transcoded = sampleEvent("media.transcoded");
const failedRendition = sampleEvent("media.transcoded", { outcome: "failed" });
const deleted = sampleEvent("media.deleted");
const failedWorkflow = sampleEvent("workflow.completed", { outcome: "failed" });

describe("the state of a media: facts", () => {
  it("is what an upload says, each with its event and time", () => {
    const state = stateOf([uploaded]);
    const { eventId, at: time, value } = state.name ?? {};
    assert.deepEqual([eventId, time, value], [uploaded.id, uploaded.time, "harbour.mp4"]);
    assert.equal(state.name?.type, "media.uploaded");
    assert.equal(state.passthrough?.value, "order-1");
    assert.equal(state.technical.durationSeconds?.value, 60);
    assert.equal(state.status, "uploaded");
  });

  it("keep attributes that a later event leaves out", () => {
    const analyzed = sampleEvent("media.analyzed", {
      time: timeOf(5),
      data: { attributes: { md5: "0a" }, technical: { heightPixels: 360 } },
    });
    const { technical } = stateOf([at(1, uploaded), analyzed]);
    assert.equal(technical.heightPixels?.value, 360);
    assert.equal(technical.heightPixels?.eventId, analyzed.id);
    assert.equal(technical.sizeBytes?.value, 7_500_000);
  });

  it("come from the last event, whichever is received last", () => {
    const renamed = at(2, sampleEvent("media.updated", { data: { media: { name: "pier.mp4" } } }));
    assert.equal(stateOf([renamed, at(1, uploaded)]).name?.value, "pier.mp4");
    assert.equal(stateOf([at(1, uploaded), renamed]).name?.value, "pier.mp4");
  });

  it("come from a change rather than from an upload of the same time", () => {
    const renamed = at(1, sampleEvent("media.updated", { data: { media: { name: "pier.mp4" } } }));
    assert.equal(stateOf([renamed, at(1, uploaded)]).name?.value, "pier.mp4");
  });

  it("compare times of different precision exactly", () => {
    const first = { ...uploaded, id: "z", time: "2026-01-01T00:00:01Z" };
    const data = { ...uploaded.data, media: { name: "later" } };
    const second = { ...uploaded, id: "a", time: "2026-01-01T00:00:01.000001Z", data };
    assert.equal(stateOf([first, second]).name?.value, "later");
    assert.equal(stateOf([second, first]).name?.value, "later");
  });

  it("of an event without a time count at its receipt, and say so", () => {
    const { time: _, ...untimed } = sampleEvent("caption.created");
    const { captions } = stateOf([untimed]);
    assert.equal(captions["caption-1"]?.at, timeOf(0));
    assert.equal(captions["caption-1"]?.atSource, "received");
  });

  it("of an upload without a time count at the creation of its media, however often it is received", () => {
    const { time: _, ...untimed } = uploaded;
    const { name } = stateOf([at(9, sampleEvent("live.started")), untimed, untimed]);
    assert.equal(name?.at, "2026-01-01T00:00:00Z");
    assert.equal(name?.atSource, "derived");
  });

  it("say that a time is one of the media", () => {
    const { name } = stateOf([{ ...uploaded, timeSource: "derived" }]);
    assert.equal(name?.atSource, "derived");
  });

  it("include the storage class after a change or a restore", () => {
    const cold = sampleEvent("media.storage_changed", { data: { toStorageClass: "ARCHIVE" } });
    const warm = sampleEvent("media.restored", { data: { toStorageClass: "STANDARD" } });
    assert.equal(stateOf([at(2, warm), at(1, cold)]).storageClass?.value, "STANDARD");
  });

  it("include the new cover", () => {
    const data = { kind: "cover", images: [{ url: "https://media.example.com/c.jpg" }] } as const;
    const { coverUrl } = stateOf([sampleEvent("thumbnail.created", { data })]);
    assert.equal(coverUrl?.value, "https://media.example.com/c.jpg");
  });
});

describe("the state of a media: renditions", () => {
  it("has one for each preset and format", () => {
    const hls = sampleEvent("media.transcoded", { data: { rendition: { format: "hls" } } });
    const { renditions } = stateOf([transcoded, hls]);
    assert.deepEqual(Object.keys(renditions).sort(), ["720p hls", "720p mp4"]);
  });

  it("has the newer one of a preset", () => {
    const again = sampleEvent("media.transcoded", { data: { rendition: { sizeBytes: 1 } } });
    const { renditions } = stateOf([at(2, again), at(1, transcoded)]);
    assert.equal(renditions["720p mp4"]?.value.sizeBytes, 1);
  });

  it("keeps a good one when a later attempt fails", () => {
    const state = stateOf([at(1, transcoded), at(2, failedRendition)]);
    assert.ok(state.renditions["720p mp4"]);
    assert.equal(state.status, "ready");
    assert.equal(state.tasks["task-1 media.transcoded 720p"]?.value.outcome, "failed");
  });

  it("is named for its height when it has no preset", () => {
    const data = { rendition: { presetId: undefined, heightPixels: 360 } };
    const { renditions } = stateOf([sampleEvent("media.transcoded", { data })]);
    assert.deepEqual(Object.keys(renditions), ["360p mp4"]);
  });

  it("that is a media of its own has a state, too", () => {
    const data = { rendition: { newMediaId: "media-9", adaptive: true } };
    const event = sampleEvent("media.transcoded", { data });
    assert.deepEqual(
      mediaKeysOf(event).map(({ mediaId }) => mediaId),
      ["media-1", "media-9"],
    );
    const output = stateOf([event], sampleRules, "media-9");
    assert.equal(output.url?.value, event.data.rendition.url);
    assert.equal(output.technical.heightPixels?.value, 720);
    assert.deepEqual(output.renditions, {});
    assert.equal("adaptive" in output.technical, false);
  });
});

describe("the state of a media: deletion", () => {
  it("is final: later and earlier events change nothing of it", () => {
    const state = stateOf([at(2, deleted), at(1, uploaded), at(3, transcoded), at(4, uploaded)]);
    assert.equal(state.status, "deleted");
    assert.deepEqual(state.renditions, {});
    assert.equal(state.url, undefined);
    assert.equal(state.name?.value, "harbour.mp4");
  });

  it("that failed changes nothing", () => {
    const failed = sampleEvent("media.deleted", { outcome: "failed" });
    assert.equal(stateOf([uploaded, failed]).status, "uploaded");
  });

  const partial = (parts: readonly { readonly kind: string; readonly presetId?: string }[]) =>
    sampleEvent("media.deleted", { data: { parts } });
  const adaptive = sampleEvent("media.transcoded", {
    data: { rendition: { presetId: "auto", format: "hls", adaptive: true } },
  });

  it("of renditions removes older ones of that kind, in any order", () => {
    const gone = at(5, partial([{ kind: "renditions" }]));
    for (const events of [
      [at(1, transcoded), at(1, adaptive), gone],
      [gone, at(1, adaptive), at(1, transcoded)],
    ]) {
      const { renditions, status } = stateOf(events);
      assert.deepEqual(Object.keys(renditions), ["auto hls adaptive"]);
      assert.equal(status, "ready");
    }
  });

  it("of a preset leaves the others", () => {
    const other = sampleEvent("media.transcoded", { data: { rendition: { presetId: "360p" } } });
    const gone = partial([{ kind: "renditions", presetId: "720p" }]);
    const { renditions } = stateOf([at(1, transcoded), at(1, other), at(2, gone)]);
    assert.deepEqual(Object.keys(renditions), ["360p mp4"]);
  });

  it("of a rendition ends when it is made again", () => {
    const gone = at(2, partial([{ kind: "renditions" }]));
    const { renditions } = stateOf([at(3, transcoded), gone, at(1, transcoded)]);
    assert.equal(renditions["720p mp4"]?.at, timeOf(3));
  });

  it("counts after a rendition of the same time", () => {
    const gone = at(2, partial([{ kind: "renditions" }]));
    assert.deepEqual(stateOf([gone, at(2, transcoded)]).renditions, {});
  });

  it("of the source file removes its URL only", () => {
    const state = stateOf([at(2, partial([{ kind: "original" }])), at(1, uploaded)]);
    assert.equal(state.url, undefined);
    assert.equal(state.status, "uploaded");
  });

  it("of a part without files in the state changes nothing", () => {
    const before = stateOf([uploaded]);
    assert.deepEqual(stateOf([uploaded, partial([{ kind: "publications" }])]), before);
  });

  it("of an unknown part is counted as an unknown event", () => {
    for (const kind of ["holograms", "constructor", "__proto__"]) {
      const event = partial([{ kind }]);
      assert.deepEqual(stateOf([uploaded, event]).unknownEvents, [event.id]);
    }
  });

  it("of captions lasts until newer ones exist", () => {
    const created = sampleEvent("caption.created");
    const gone = sampleEvent("caption.deleted");
    assert.deepEqual(stateOf([at(2, gone), at(1, created)]).captions, {});
    assert.deepEqual(stateOf([at(2, created), at(2, gone)]).captions, {});
    const { captions } = stateOf([at(3, created), at(2, gone)]);
    assert.equal(captions["caption-1"]?.value.language, "en");
  });
});

describe("the state of a media: a file that an upload replaces", () => {
  const rules = { ...sampleRules, uploadReplaces: true } as const;
  const other = sampleEvent("media.uploaded", {
    data: { media: { technical: { durationSeconds: 9 } } },
  });

  it("takes its renditions and attributes with it, in any order", () => {
    const events = [at(1, uploaded), at(2, transcoded), at(3, other)];
    for (const order of [events, events.toReversed()]) {
      const state = stateOf(order, rules);
      assert.deepEqual(state.renditions, {});
      assert.equal(state.technical.durationSeconds?.value, 9);
      assert.equal(state.status, "uploaded");
    }
  });

  it("takes its failure with it", () => {
    const events = [at(1, uploaded), at(2, failedWorkflow), at(3, other)];
    assert.equal(stateOf(events, rules).status, "uploaded");
  });

  it("is not replaced by an event that only says that the file exists", () => {
    const state = stateOf([at(1, transcoded), at(2, sampleEvent("media.persisted"))], rules);
    assert.equal(state.status, "ready");
  });

  it("is replaced once the new one is transcoded", () => {
    const state = stateOf([at(4, transcoded), at(3, other), at(2, transcoded)], rules);
    assert.equal(state.renditions["720p mp4"]?.at, timeOf(4));
    assert.equal(state.status, "ready");
  });
});

describe("the state of a media: status", () => {
  it("is pending until an event says that the file exists", () => {
    assert.equal(stateOf([sampleEvent("media.created")]).status, "pending");
  });

  it("is failed after an upload failed, and uploaded after one succeeded", () => {
    const failed = sampleEvent("media.uploaded", { outcome: "failed" });
    const state = stateOf([failed]);
    assert.equal(state.status, "failed");
    assert.equal(state.failure?.value.code, "internal");
    assert.equal(stateOf([failed, uploaded]).status, "uploaded");
  });

  it("is failed after an upload was canceled", () => {
    const state = stateOf([sampleEvent("upload.canceled", { outcome: "canceled" })]);
    assert.equal(state.status, "failed");
    assert.equal(state.failure?.value.code, "canceled");
  });

  it("is failed after an event of a rule failed, unless the media is ready", () => {
    assert.equal(stateOf([uploaded, failedWorkflow]).status, "failed");
    assert.equal(stateOf([uploaded, failedWorkflow, transcoded]).status, "ready");
    assert.equal(stateOf([uploaded, transcoded, failedWorkflow]).status, "ready");
  });

  it("without rules is never ready", () => {
    assert.equal(stateOf([uploaded, transcoded], { ready: [] }).status, "uploaded");
  });

  it("is ready when an upload started no task, if a rule says so", () => {
    const rules = { ready: [{ type: "media.uploaded", withoutFollowUpTasks: true }] } as const;
    const followed = sampleEvent("media.uploaded", { data: { followUpTaskIds: ["task-2"] } });
    assert.equal(stateOf([uploaded], rules).status, "ready");
    assert.equal(stateOf([followed], rules).status, "uploaded");
  });

  it("of an output is ready by its own tasks, and its source is not", () => {
    const rules = { ready: [{ type: "edit.completed", withoutFollowUpTasks: true }] } as const;
    const edited = sampleEvent("edit.completed");
    assert.equal(stateOf([edited], rules, "media-2").status, "ready");
    assert.equal(stateOf([edited], rules).status, "pending");
  });
});

describe("the state of a media: tasks", () => {
  it("keep a result when progress is received or happens later", () => {
    const running = sampleEvent("workflow.progressed");
    const done = sampleEvent("workflow.completed");
    const { tasks } = stateOf([at(1, done), at(2, running)]);
    assert.equal(tasks["task-1 workflow"]?.value.outcome, "succeeded");
  });

  it("name the type and preset when the provider names no task", () => {
    const { taskId: _, ...event } = failedRendition;
    assert.deepEqual(Object.keys(stateOf([event]).tasks), ["media.transcoded 720p"]);
  });
});

describe("moderationOf", () => {
  const verdict = (second: number, word: "pass" | "review" | "block", more: object = {}) =>
    at(second, sampleEvent("moderation.completed", { data: { verdict: word }, ...more }));

  it("returns nothing before a moderation", () => {
    assert.equal(moderationOf(stateOf([uploaded])), undefined);
  });

  it("returns the strictest verdict of a task", () => {
    assert.equal(moderationOf(stateOf([verdict(1, "block"), verdict(2, "pass")])), "block");
  });

  it("returns the verdict of the last task", () => {
    const again = verdict(2, "pass", { taskId: "task-2" });
    assert.equal(moderationOf(stateOf([again, verdict(1, "block")])), "pass");
  });

  it("returns the strictest verdict of different checks", () => {
    const native = { type: "manual", payload: {} };
    const manual = verdict(1, "review", { native, taskId: undefined });
    assert.equal(moderationOf(stateOf([manual, verdict(2, "pass")])), "review");
  });

  it("ignores a moderation that failed", () => {
    const failed = sampleEvent("moderation.completed", { outcome: "failed" });
    assert.equal(moderationOf(stateOf([failed])), undefined);
  });
});
