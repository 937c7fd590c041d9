import assert from "node:assert/strict";
import { composed, composedWith, composeFailed, composing } from "../fixtures/baidu/composed.js";
import { eventOf, eventOfType } from "./wire-to-events.js";

describe("baidu edit.completed", () => {
  it("has the new media, and no failure for OK", () => {
    const { id: _, native: __, ...event } = eventOfType("edit.completed", composed);
    assert.deepEqual(event, {
      type: "edit.completed",
      idSource: "derived",
      provider: "baidu",
      outcome: "succeeded",
      time: "2025-12-18T14:10:07Z",
      timeSource: "derived",
      mediaId: "mda-4d1fb0a6c3e24a7b",
      taskId: "tsk-9f2c1be4d07a4e11",
      data: {
        kind: "compose",
        outputs: [
          {
            mediaId: "mda-4d1fb0a6c3e24a7b",
            url: "https://media.example.com/mda-4d1fb0a6c3e24a7b/_src/mda-4d1fb0a6c3e24a7b.mp4",
            format: "mp4",
          },
        ],
      },
    });
  });

  it("is running without outputs for a task that has started", () => {
    const event = eventOfType("edit.completed", composing);
    assert.equal(event.outcome, "running");
    assert.equal(event.time, "2025-12-18T14:10:08Z");
    assert(!("failure" in event));
    assert.deepEqual(event.data, { kind: "compose", outputs: [] });
  });

  it("has a reason and no output if it failed", () => {
    const event = eventOfType("edit.completed", composeFailed);
    assert.equal(event.outcome, "failed");
    assert.deepEqual(event.failure, {
      code: "other",
      raw: "FAILED",
      message: "source media not found",
    });
    assert(!("mediaId" in event));
    assert.deepEqual(event.data, { kind: "compose", outputs: [] });
  });

  it("has an id for every status of a task", () => {
    const statuses = ["READY", "RUNNING", "SOMETHING_NEW", "SUCCESS", "FAILED"];
    const ids = statuses.map((status) => eventOf(composedWith({ status })).id);
    assert.equal(new Set(ids).size, statuses.length);
  });

  it("has an id for every progress report of a task, and one for its end", () => {
    const news = (status: string, step: number) => eventOf(composedWith({ status, step })).id;
    assert.notEqual(news("RUNNING", 1), news("RUNNING", 2));
    assert.notEqual(news("SOMETHING_NEW", 1), news("SOMETHING_NEW", 2));
    assert.equal(news("SUCCESS", 1), news("SUCCESS", 2));
  });

  it("has no output if the payload has none", () => {
    const event = eventOfType("edit.completed", composedWith({ composeTaskInfo: { output: {} } }));
    assert.equal(event.outcome, "succeeded");
    assert.deepEqual(event.data.outputs, []);
  });
});
