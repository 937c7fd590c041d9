import assert from "node:assert/strict";
import {
  coverReviewResult,
  failedReviewItem,
  reviewAudioVideoComplete,
  reviewItems,
  reviewingProcedure,
} from "../fixtures/tencent/moderation.js";
import { eventOf, eventsOf, firstOf } from "./events.js";

const at = "https://media.example.com/a1";
const nothing = { verdict: "unknown", labels: [], segments: [] };

function review(output: object | null = {}, fields: object = {}) {
  return eventOf(reviewAudioVideoComplete(output, fields), "moderation.completed");
}

function reviewItem(item: object) {
  return firstOf(eventsOf(reviewingProcedure([item])), "moderation.completed");
}

describe("tencent: review of audio and video", () => {
  it("decodes to moderation.completed", () => {
    const { native: _, ...event } = review();
    assert.deepEqual(event, {
      id: "tencent:ReviewAudioVideoComplete:2741346366-ReviewAudioVideo-b18ce0d05f072a2012572240ab4fd70at:FINISH",
      type: "moderation.completed",
      idSource: "derived",
      provider: "tencent",
      outcome: "succeeded",
      mediaId: "515364245733591604",
      taskId: "2741346366-ReviewAudioVideo-b18ce0d05f072a2012572240ab4fd70at",
      passthrough: "order=5",
      data: {
        verdict: "block",
        labels: ["porn", "Abuse"],
        segments: [
          {
            startSeconds: 0,
            endSeconds: 1,
            verdict: "block",
            label: "Porn",
            subLabel: "porn",
            confidencePercent: 99,
            imageUrl: `${at}/frame.jpg?sign=4f`,
            source: "Image",
          },
          {
            startSeconds: 8,
            endSeconds: 9.5,
            verdict: "review",
            label: "Abuse",
            confidencePercent: 60,
            text: "what was said",
            source: "ASR",
          },
        ],
        allSegmentsUrl: `${at}/segments.txt?sign=4f`,
      },
    });
  });

  it("has segments without times for the cover", () => {
    const { data } = review({ CoverReviewResult: coverReviewResult });
    assert.deepEqual(data.labels, ["porn", "Abuse", "Ad"]);
    assert.deepEqual(data.segments.slice(2), [
      {
        verdict: "review",
        label: "Ad",
        subLabel: "QRCode",
        confidencePercent: 75,
        text: "call now",
        source: "Cover",
      },
    ]);
    assert.equal(data.allSegmentsUrl, `${at}/segments.txt?sign=4f`);
  });

  const pass = { Suggestion: "pass", Label: "", SegmentSet: [], SegmentSetFileUrl: "" };

  it("has the worse verdict of media and cover", () => {
    const verdictOf = (Suggestion: string | null, cover: string | null) => {
      const CoverReviewResult = cover === null ? null : { Suggestion: cover, Label: "Ad" };
      return review({ ...pass, Suggestion, CoverReviewResult }).data.verdict;
    };
    assert.equal(verdictOf("pass", null), "pass");
    assert.equal(verdictOf("pass", "pass"), "pass");
    assert.equal(verdictOf("pass", "review"), "review");
    assert.equal(verdictOf("review", "block"), "block");
    assert.equal(verdictOf("BLOCK", "pass"), "block");
    assert.equal(verdictOf(null, "pass"), "pass");
    assert.equal(verdictOf(null, null), "unknown");
    assert.equal(verdictOf("NeverSeen", "pass"), "unknown");
  });

  it("has at least one segment for a cover that does not pass", () => {
    const { data } = review({
      ...pass,
      CoverReviewResult: { ...coverReviewResult, SegmentSet: null },
    });
    assert.deepEqual(data, {
      verdict: "review",
      labels: ["Ad"],
      segments: [{ verdict: "review", label: "Ad", source: "Cover" }],
      allSegmentsUrl: `${at}/cover.txt?sign=4f`,
    });
  });

  it("ignores a cover that was not reviewed", () => {
    const CoverReviewResult = { Suggestion: "", Label: "", SegmentSet: [] };
    assert.deepEqual(review({ CoverReviewResult }).data, review().data);
  });

  it("has no labels if it passes", () => {
    assert.deepEqual(review({ ...pass, Suggestion: "Pass", Label: "Normal" }).data, {
      verdict: "pass",
      labels: [],
      segments: [],
    });
  });

  it("has no verdict if it failed", () => {
    const fields = { ErrCodeExt: "SourceFileError.ContentMalformed", Message: "damaged" };
    const { outcome, failure, data } = review({}, fields);
    assert.equal(outcome, "failed");
    assert.equal(failure?.code, "source_unreadable");
    assert.deepEqual(data, nothing);
    assert.deepEqual(review(null, fields).data, nothing);
  });

  it("has no verdict while it runs, and an id of its own for each report", () => {
    const running = review({}, { Status: "PROCESSING" });
    assert.equal(running.outcome, "running");
    assert.deepEqual(running.data, nothing);
    assert.notEqual(running.id, review(null, { Status: "PROCESSING" }).id);
  });
});

describe("tencent: review items of a procedure", () => {
  const expected = {
    picture: {
      verdict: "block",
      labels: ["Porn", "sexy"],
      segments: [
        {
          startSeconds: 1,
          endSeconds: 2.5,
          verdict: "block",
          label: "sexy",
          confidencePercent: 96,
          imageUrl: `${at}/frame.jpg?sign=4f`,
        },
      ],
      allSegmentsUrl: `${at}/segments.json?sign=4f`,
    },
    person: {
      verdict: "review",
      labels: ["Political", "politician", "foreign_politician"],
      segments: [
        {
          startSeconds: 4,
          endSeconds: 5,
          verdict: "review",
          label: "foreign_politician",
          subLabel: "N. N.",
          confidencePercent: 80,
          imageUrl: `${at}/frame.jpg?sign=4f`,
        },
      ],
    },
    speech: {
      verdict: "review",
      labels: ["Prohibited"],
      segments: [
        {
          startSeconds: 7,
          endSeconds: 9,
          verdict: "review",
          label: "Prohibited",
          confidencePercent: 70,
          text: "one, two",
          source: "Asr",
        },
      ],
    },
    text: { verdict: "pass", labels: [], segments: [] },
  } as const;

  for (const name of ["picture", "person", "speech", "text"] as const) {
    it(`decode to moderation.completed: ${reviewItems[name].Type}`, () => {
      const { outcome, mediaId, time, data } = reviewItem(reviewItems[name]);
      assert.deepEqual([outcome, mediaId, time], ["succeeded", "6590334038296110878", undefined]);
      assert.deepEqual(data, expected[name]);
    });

    it(`are recognized by their task if they have no type: ${reviewItems[name].Type}`, () => {
      const item = reviewItems[name];
      assert.equal(reviewItem({ ...item, Type: null }).id, reviewItem(item).id);
    });
  }

  it("have only a reason if they failed", () => {
    const { outcome, failure, data } = reviewItem(failedReviewItem);
    assert.equal(outcome, "failed");
    assert.deepEqual(failure, { code: "internal", raw: "70000", message: "internal" });
    assert.deepEqual(data, nothing);
  });

  it("keep their id if URL signatures change, and get another for another verdict", () => {
    const idOf = (output: object) =>
      reviewItem({ PornTask: { Status: "SUCCESS", Output: { Suggestion: "block", ...output } } })
        .id;
    const segments = (Url: string) => ({ SegmentSet: [{ StartTimeOffset: 1, Url }] });
    assert.equal(idOf(segments(`${at}/0?sign=1`)), idOf(segments(`${at}/0?sign=2`)));
    assert.notEqual(idOf({}), idOf({ Suggestion: "pass" }));
    assert.notEqual(idOf({}), idOf(segments("")));
  });
});
