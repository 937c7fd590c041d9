import assert from "node:assert/strict";
import {
  adaptiveItem,
  failedTranscodeItem,
  imageItems,
  procedure,
  runningItem,
  success,
  transcodeItem,
} from "../fixtures/tencent/procedure.js";
import { eventsOf, firstOf } from "./events.js";

const taskId = "2741346366-Procedure-793bcadcda8651b2de506f1117c7fb3bt0";

function workflow(items: readonly object[], fields: object = {}) {
  const [event] = eventsOf(procedure(items, fields));
  assert.ok(event?.type === "workflow.completed" || event?.type === "workflow.progressed");
  return event;
}

describe("tencent: procedure", () => {
  it("decodes to its own event first, then one for each result", () => {
    const items = [transcodeItem, imageItems.cover, adaptiveItem, failedTranscodeItem];
    const types = eventsOf(procedure(items)).map(({ type, outcome }) => [type, outcome]);
    assert.deepEqual(types, [
      ["workflow.completed", "partial"],
      ["media.transcoded", "succeeded"],
      ["thumbnail.created", "succeeded"],
      ["media.transcoded", "succeeded"],
      ["media.transcoded", "failed"],
    ]);
  });

  it("decodes to workflow.completed with its steps at the end", () => {
    const { native: _, ...event } = workflow([transcodeItem, failedTranscodeItem]);
    const failure = {
      code: "source_unreadable",
      raw: "SourceFileError.NoVideoMedia",
      message: "no video",
    };
    assert.deepEqual(event, {
      id: `tencent:ProcedureStateChanged:${taskId}:FINISH`,
      type: "workflow.completed",
      idSource: "derived",
      provider: "tencent",
      outcome: "partial",
      mediaId: "6590334038296110878",
      taskId,
      passthrough: "order=5",
      failure,
      data: {
        steps: [
          { kind: "Transcode", outcome: "succeeded", presetId: "100020", progressPercent: 100 },
          { kind: "Transcode", outcome: "failed", presetId: "100030", failure },
        ],
      },
    });
  });

  it("decodes to workflow.progressed while it runs, with running items only as steps", () => {
    const events = eventsOf(procedure([transcodeItem, runningItem], { Status: "PROCESSING" }));
    assert.deepEqual(
      events.map(({ type, outcome }) => [type, outcome]),
      [
        ["workflow.progressed", "running"],
        ["media.transcoded", "succeeded"],
      ],
    );
    assert.deepEqual(firstOf(events, "workflow.progressed").data.steps[1], {
      kind: "Transcode",
      outcome: "running",
      presetId: "100040",
      progressPercent: 40,
    });
  });

  it("takes its outcome from its items and its own error together", () => {
    const failed = [failedTranscodeItem];
    const succeeded = [transcodeItem];
    assert.equal(workflow(succeeded).outcome, "succeeded");
    assert.equal(workflow(failed).outcome, "failed");
    assert.equal(workflow([]).outcome, "succeeded");
    assert.equal(workflow([], { ErrCode: 70000 }).outcome, "failed");
    assert.equal(workflow(succeeded, { ErrCode: 70000 }).outcome, "partial");
    assert.equal(workflow(succeeded, { ErrCode: 70000 }).failure?.raw, "70000");
    assert.equal(workflow(failed, { ErrCode: 70000 }).failure?.raw, "70000");
    assert.equal(workflow(succeeded, { Status: "ABORTED" }).outcome, "canceled");
  });

  it("has an unknown outcome if it ended while an item runs", () => {
    const ended = workflow([transcodeItem, runningItem]);
    assert.equal(ended.type, "workflow.completed");
    assert.equal(ended.outcome, "unknown");
    assert.equal(workflow([transcodeItem, failedTranscodeItem, runningItem]).outcome, "partial");
    assert.notEqual(ended.id, workflow([transcodeItem, transcodeItem]).id);
  });

  it("is canceled if its items were canceled, not failed", () => {
    const canceled = {
      TranscodeTask: { Status: "FAIL", ErrCodeExt: "OperationCanceled", Input: { Definition: 1 } },
    };
    assert.equal(workflow([canceled]).outcome, "canceled");
    assert.equal(workflow([canceled]).failure?.code, "canceled");
    assert.equal(workflow([canceled, failedTranscodeItem]).outcome, "failed");
    assert.equal(workflow([canceled, transcodeItem]).outcome, "partial");
  });

  it("without a status is completed if all its items are", () => {
    const fields = { Status: "" };
    assert.equal(workflow([transcodeItem], fields).type, "workflow.completed");
    assert.equal(workflow([transcodeItem, runningItem], fields).outcome, "running");
    assert.equal(workflow([], fields).type, "workflow.progressed");
  });

  it("has no single reason if its items failed for several", () => {
    const other = { TranscodeTask: { ...failedTranscodeItem.TranscodeTask, ErrCodeExt: "Other" } };
    const event = workflow([transcodeItem, failedTranscodeItem, other]);
    assert.equal(event.outcome, "partial");
    assert.equal(event.failure, undefined);
  });

  it("has its moderation, analysis and recognition as steps", () => {
    const event = workflow([], {
      AiContentReviewResultSet: [{ Type: "Porn.Asr", PornAsrTask: { Status: "SUCCESS" } }],
      AiAnalysisResultSet: [{ Type: "Cover", CoverTask: { Status: "FAIL", ErrCode: 40000 } }],
      AiRecognitionResultSet: [{ Type: "FaceRecognition", FaceTask: { Status: "PROCESSING" } }],
    });
    const failure = { code: "invalid_input", raw: "40000" };
    assert.deepEqual(event.data.steps, [
      { kind: "Porn.Asr", outcome: "succeeded" },
      { kind: "Cover", outcome: "failed", failure },
      { kind: "FaceRecognition", outcome: "running" },
    ]);
  });
});

describe("tencent: procedure items", () => {
  const unnamed = [
    ["ImageSprites", imageItems.sprite],
    ["AnimatedGraphics", imageItems.animated],
    ["AdaptiveDynamicStreaming", adaptiveItem],
    ["NeverSeen", { Type: "", NeverSeenTask: success }],
  ] as const;
  for (const [kind, item] of unnamed) {
    it(`are recognized by their task if they have no type: ${kind}`, () => {
      const { steps } = workflow([{ ...item, Type: null, TranscodeTask: null }]).data;
      assert.equal(steps[0]?.kind, kind);
      assert.equal(steps[0]?.outcome, "succeeded");
    });
  }

  it("are succeeded only without an error", () => {
    const outcomeOf = (fields: object) => {
      const task = { ...transcodeItem.TranscodeTask, ...fields };
      return workflow([{ Type: "Transcode", TranscodeTask: task }]).data.steps[0]?.outcome;
    };
    assert.equal(outcomeOf({ ErrCode: 60000 }), "failed");
    assert.equal(outcomeOf({ ErrCodeExt: "InternalError" }), "failed");
    assert.equal(outcomeOf({ ErrCodeExt: "0", ErrCode: "0", Message: "" }), "succeeded");
    assert.equal(outcomeOf({ Status: "" }), "unknown");
  });

  it("have their status as the reason if they failed without one", () => {
    const task = { Status: "FAIL", Input: { Definition: 1 } };
    const [, event] = eventsOf(procedure([{ Type: "Transcode", TranscodeTask: task }]));
    assert.deepEqual(event?.failure, { code: "other", raw: "FAIL" });
  });

  const reasons = [
    [{ ErrCodeExt: "InvalidInput.TaskDuplicated" }, "invalid_input"],
    [{ ErrCodeExt: "InvalidInput.DefinitionNotExist" }, "not_found"],
    [{ ErrCodeExt: "InvalidInput.PermissionDenied" }, "permission_denied"],
    [{ ErrCodeExt: "SourceFileError.NeverSeen" }, "source_unreadable"],
    [{ ErrCodeExt: "InternalError" }, "internal"],
    [{ ErrCodeExt: "InternalError", ErrCode: 40000 }, "internal"],
    [{ ErrCodeExt: "constructor" }, "other"],
    [{ ErrCode: 40000 }, "invalid_input"],
    [{ ErrCode: 60000 }, "source_unreadable"],
    [{ ErrCode: 70000 }, "internal"],
    [{ ErrCode: 1 }, "other"],
  ] as const;
  for (const [fields, code] of reasons) {
    it(`map the failure ${Object.values(fields).join(" and ")} to ${code}`, () => {
      const [, event] = eventsOf(procedure([{ TranscodeTask: { Status: "FAIL", ...fields } }]));
      assert.equal(event?.failure?.code, code);
      assert.equal(event?.failure?.raw, String(Object.values(fields)[0]));
    });
  }
});
