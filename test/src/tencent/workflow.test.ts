import assert from "node:assert/strict";
import {
  mpsFailedErase,
  mpsTranscode,
  processMediaByMpsComplete,
  reducedItems,
  reduceMediaBitrateComplete,
} from "../fixtures/tencent/workflow.js";
import { eventOf, eventsOf, firstOf } from "./events.js";

function mps(subTasks: readonly object[], fields: object = {}) {
  return eventOf(processMediaByMpsComplete(subTasks, fields), "workflow.completed");
}

function stepOf(subTask: object) {
  return mps([{ ...mpsTranscode, ...subTask }]).data.steps[0];
}

describe("tencent: a task of the Media Processing Service", () => {
  it("becomes workflow.completed with a step for each sub-task", () => {
    const { native: _, ...event } = mps([mpsTranscode, mpsFailedErase]);
    const failure = { code: "source_unreadable", raw: "60000", message: "source file error" };
    assert.deepEqual(event, {
      id: "tencent:ProcessMediaByMPSComplete:2741346366-ProcessMediaByMPS-1t0:FINISH",
      type: "workflow.completed",
      idSource: "derived",
      provider: "tencent",
      outcome: "partial",
      taskId: "2741346366-ProcessMediaByMPS-1t0",
      failure,
      data: {
        steps: [
          { kind: "MediaProcess.Transcode", outcome: "succeeded", presetId: "100020" },
          { kind: "SmartErase", outcome: "failed", failure },
        ],
      },
    });
  });

  it("is judged by its sub-tasks and its own error together", () => {
    assert.equal(mps([mpsTranscode]).outcome, "succeeded");
    assert.equal(mps([mpsFailedErase]).outcome, "failed");
    assert.equal(mps([mpsTranscode], { ErrCode: 60000 }).outcome, "partial");
    const failed = mps([], { ErrCode: 60000, Message: "source error" });
    assert.equal(failed.outcome, "failed");
    assert.deepEqual(failed.failure, {
      code: "source_unreadable",
      raw: "60000",
      message: "source error",
    });
  });

  it("has codes that are text, of which only 0 and none are good", () => {
    assert.equal(stepOf({ ErrCode: "0" })?.outcome, "succeeded");
    assert.equal(stepOf({ ErrCode: "" })?.outcome, "succeeded");
    assert.equal(stepOf({ ErrCode: 0 })?.outcome, "succeeded");
    assert.equal(stepOf({ ErrCode: "70000" })?.failure?.code, "internal");
    assert.deepEqual(stepOf({ ErrCode: "InvalidParameter.Codec" })?.failure, {
      code: "invalid_input",
      raw: "InvalidParameter.Codec",
    });
    assert.equal(stepOf({ Status: "PROCESSING" })?.outcome, "running");
    assert.equal(stepOf({ TaskType: null })?.kind, "unspecified");
  });

  it("that goes on becomes workflow.progressed, with an id for each state", () => {
    const progressed = (subTask: object) =>
      eventOf(
        processMediaByMpsComplete([{ ...mpsTranscode, ...subTask }], { Status: "PROCESSING" }),
        "workflow.progressed",
      );
    assert.equal(progressed({}).outcome, "running");
    assert.equal(progressed({}).id, progressed({ Message: "changed" }).id);
    assert.notEqual(progressed({}).id, progressed({ Status: "PROCESSING" }).id);
  });
});

describe("tencent: a reduction of bitrate", () => {
  const event = reduceMediaBitrateComplete(Object.values(reducedItems));

  it("gives its own event first, then one for each rendition", () => {
    assert.deepEqual(
      eventsOf(event).map(({ type, outcome, mediaId }) => [type, outcome, mediaId]),
      [
        ["workflow.completed", "partial", "5287852109848150123"],
        ["media.transcoded", "succeeded", "5287852109848150123"],
        ["media.transcoded", "succeeded", "5287852109848150123"],
        ["media.transcoded", "failed", "5287852109848150123"],
      ],
    );
  });

  it("has steps and renditions like those of a procedure", () => {
    const events = eventsOf(event);
    const failure = {
      code: "not_found",
      raw: "InvalidInput.DefinitionNotExist",
      message: "no such template",
    };
    assert.deepEqual(firstOf(events, "workflow.completed").data.steps, [
      { kind: "Transcode", outcome: "succeeded", presetId: "100020", progressPercent: 100 },
      {
        kind: "AdaptiveDynamicStreaming",
        outcome: "succeeded",
        presetId: "12",
        progressPercent: 100,
      },
      { kind: "Transcode", outcome: "failed", failure, presetId: "230" },
    ]);
    const { id, passthrough, time, data } = firstOf(events, "media.transcoded");
    assert.match(id, /^tencent:ReduceMediaBitrateComplete:[^:]+:Transcode:100020:SUCCESS:[\w-]+$/);
    assert.deepEqual([passthrough, time], ["order=5", "2020-02-14T17:39:02Z"]);
    assert.equal(data.rendition.format, "mp4");
    assert.equal(events[2]?.time, undefined);
  });

  it("is a failure when all its renditions are", () => {
    const [workflow] = eventsOf(reduceMediaBitrateComplete([reducedItems.failed]));
    assert.equal(workflow?.outcome, "failed");
    assert.equal(workflow?.failure?.code, "not_found");
  });
});
