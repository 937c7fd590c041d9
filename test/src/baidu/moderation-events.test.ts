import assert from "node:assert/strict";
import {
  regulated,
  regulatedWith,
  regulatedWithOutput,
  regulationFailed,
} from "../fixtures/baidu/regulated.js";
import { eventOfType } from "./wire-to-events.js";

/** An output with one item for each of the labels. */
function labeled(...labels: readonly unknown[]) {
  return { results: [{ type: "ad_brand", items: labels.map((label) => ({ label })) }] };
}

function moderated(json: unknown) {
  return eventOfType("moderation.completed", json).data;
}

describe("baidu moderation.completed", () => {
  it("has every finding and its position", () => {
    const { id: _, native: __, ...event } = eventOfType("moderation.completed", regulated);
    assert.deepEqual(event, {
      type: "moderation.completed",
      idSource: "derived",
      provider: "baidu",
      outcome: "succeeded",
      time: "2025-12-18T13:04:30Z",
      timeSource: "derived",
      mediaId: "mda-c10db3f758e86fab",
      taskId: "tsk-1b437d1d5206ac0a",
      data: {
        verdict: "block",
        labels: ["sexual_porn", "ad_brand"],
        segments: [
          {
            startSeconds: 0,
            endSeconds: 4,
            verdict: "review",
            label: "sexual_porn",
            subLabel: "behavior",
            confidencePercent: 68,
            source: "audio",
          },
          {
            startSeconds: 845,
            verdict: "block",
            label: "ad_brand",
            subLabel: "brand",
            confidencePercent: 99.66,
            text: "Acme",
            imageUrl: "https://media.example.com/845.jpg?sign=abc",
            source: "thumbnail",
          },
        ],
      },
    });
  });

  it("has a reason and no verdict if it failed", () => {
    const event = eventOfType("moderation.completed", regulationFailed);
    assert.equal(event.outcome, "failed");
    assert.equal(event.failure?.message, "download source failed");
    assert.deepEqual(event.data, { verdict: "unknown", labels: [], segments: [] });
  });

  for (const [output, verdict] of [
    [labeled("REVIEW"), "review"],
    [labeled("review", "Reject"), "block"],
    [labeled("REVIEW", "SOMETHING_NEW"), "review"],
    [labeled("PASS", "SOMETHING_NEW"), "unknown"],
    [labeled("PASS"), "pass"],
    [labeled(null), "unknown"],
    [{ ...labeled("REVIEW"), label: "REJECT" }, "block"],
    [{ ...labeled("REJECT"), label: "PASS" }, "block"],
    [{ ...labeled(null), label: "PASS" }, "pass"],
    [{ label: "PASS" }, "pass"],
    [{ label: "SOMETHING_NEW" }, "unknown"],
    [{ results: [] }, "pass"],
    [{ results: [{ type: "ad_brand", items: [] }] }, "pass"],
  ] as const) {
    it(`has the verdict ${verdict} for ${JSON.stringify(output)}`, () => {
      assert.equal(moderated(regulatedWithOutput(output)).verdict, verdict);
    });
  }

  for (const output of [
    null,
    {},
    { results: null },
    { results: "none" },
    { results: [null] },
    { results: [{ type: "ad_brand" }] },
    { results: [{ type: "ad_brand", items: {} }] },
    { results: [{ type: "ad_brand", items: [7] }] },
  ]) {
    it(`does not pass a media for ${JSON.stringify(output)}`, () => {
      assert.equal(moderated(regulatedWithOutput(output)).verdict, "unknown");
    });
  }

  for (const status of ["RUNNING", "SOMETHING_NEW", null]) {
    it(`does not pass a media for an empty list with the status ${status}`, () => {
      const regulationTaskInfo = { regulationOutput: { results: [] } };
      assert.equal(moderated(regulatedWith({ status, regulationTaskInfo })).verdict, "unknown");
    });
  }

  it("names each violation once", () => {
    const output = {
      results: [
        ...labeled("REVIEW").results,
        ...labeled("REJECT").results,
        { type: "clean", items: [{ label: "PASS" }] },
      ],
    };
    assert.deepEqual(moderated(regulatedWithOutput(output)).labels, ["ad_brand"]);
  });

  it("drops an invalid percentage, and keeps the position", () => {
    for (const confidence of [-1, 100.5, "much", null]) {
      const items = [{ confidence, startTimeInSeconds: 3 }];
      const { segments } = moderated(regulatedWithOutput({ results: [{ items }] }));
      assert.deepEqual(segments, [{ startSeconds: 3 }]);
    }
  });
});
