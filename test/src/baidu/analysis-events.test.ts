import assert from "node:assert/strict";
import { analysisFailed, analyzed, analyzedWith } from "../fixtures/baidu/analyzed.js";
import { eventOfType } from "./wire-to-events.js";

describe("baidu analysis.completed", () => {
  it("has every finding with its group and its detector", () => {
    assert.deepEqual(eventOfType("analysis.completed", analyzed), {
      id: "baidu:MEDIA_ANALYSIS_COMPLETE:tsk-1b437d1d5206ac0a:eiyanalysis4r2ryuab1:succeeded",
      type: "analysis.completed",
      idSource: "derived",
      provider: "baidu",
      outcome: "succeeded",
      time: "2025-12-18T13:03:10Z",
      timeSource: "derived",
      mediaId: "mda-c10db3f758e86fab",
      taskId: "tsk-1b437d1d5206ac0a",
      data: {
        kind: "unspecified",
        results: [
          { group: "figure", label: "Ada Lovelace", source: "face_recognition", spans: [] },
          { group: "figure", label: "Ada Lovelace", source: "private_face", spans: [] },
          { group: "keyword", label: "友情", source: "text_generation", spans: [] },
        ],
      },
      native: { type: "MEDIA_ANALYSIS_COMPLETE", payload: analyzed },
    });
  });

  it("has a reason and no results if it failed", () => {
    const event = eventOfType("analysis.completed", analysisFailed);
    assert.equal(event.outcome, "failed");
    assert.deepEqual(event.failure, {
      code: "other",
      raw: "FAILED",
      message: "media is too short",
    });
    assert.deepEqual(event.data, { kind: "unspecified", results: [] });
  });

  it("drops only an unreadable finding or group", () => {
    const results = [
      null,
      7,
      { type: "keyword", result: "text" },
      { type: ["keyword"], result: [null, 7, { attribute: {}, source: "ocr" }] },
      { type: "keyword", result: [{ attribute: "kept" }] },
    ];
    const analysisTaskInfo = { analysisOutput: { results } };
    const { data } = eventOfType("analysis.completed", analyzedWith({ analysisTaskInfo }));
    assert.deepEqual(data.results, [
      { source: "ocr", spans: [] },
      { group: "keyword", label: "kept", spans: [] },
    ]);
  });
});
