import assert from "node:assert/strict";
import { sampleOf } from "../fixtures/alibaba/all.js";
import { contentOf, eventOfType } from "./translate.js";

const succeeded = { idSource: "derived", provider: "alibaba", outcome: "succeeded" };
const sample = sampleOf("AIMediaAuditComplete");
const url = "https://media.example.com/aa17/cover.jpg";

/** The result of an automated review with other content. */
const reviewOf = (Data: object) => eventOfType("moderation.completed", { ...sample, Data }).data;
const segmentsOf = (Data: object) => reviewOf(Data).segments;

describe("alibaba: the neutral event of an automated review", () => {
  it("has exactly these members", () => {
    assert.deepEqual(contentOf(sample), [
      {
        ...succeeded,
        id: "alibaba:AIMediaAuditComplete:task:99c1d7f0a2b84e35:succeeded",
        type: "moderation.completed",
        taskId: "99c1d7f0a2b84e35",
        mediaId: "5e38505d9a0c4f71",
        time: "2022-10-20T10:29:46.540Z",
        data: {
          verdict: "review",
          labels: ["porn"],
          segments: [
            {
              source: "video",
              label: "porn",
              confidencePercent: 91.5,
              startSeconds: 3.005,
              imageUrl: "https://media.example.com/aa17/frame-1.jpg",
            },
          ],
        },
      },
    ]);
  });

  for (const [Label, labels] of [
    ["porn, terrorism ,porn", ["porn", "terrorism"]],
    ["normal", []],
    ["normal,ad", ["ad"]],
    [",ad,", ["ad"]],
    ["", []],
    [undefined, []],
  ] as const) {
    it(`has the labels [${labels.join()}] for the text "${Label}"`, () => {
      assert.deepEqual(reviewOf({ Label }).labels, labels);
    });
  }

  for (const [Suggestion, verdict] of [
    ["pass", "pass"],
    ["review", "review"],
    ["Block", "block"],
    ["other", "unknown"],
    [undefined, "unknown"],
  ] as const) {
    it(`has the verdict ${verdict} for the suggestion ${Suggestion}`, () => {
      assert.equal(reviewOf({ Suggestion }).verdict, verdict);
    });
  }

  it("has nothing without content", () => {
    const empty = { verdict: "unknown", labels: [], segments: [] };
    for (const Data of ["not JSON", [], null]) {
      assert.deepEqual(eventOfType("moderation.completed", { ...sample, Data }).data, empty);
    }
  });

  for (const [what, data, segments] of [
    [
      "the frames of each kind of search, and of nothing else",
      {
        VideoResult: {
          PornResult: { TopList: [{ Label: "porn" }] },
          AdResult: JSON.stringify({ TopList: [{ Label: "ad", Timestamp: 0 }] }),
          Other: { TopList: [{ Label: "other" }] },
          LogoResult: "text",
        },
      },
      [
        { source: "video", label: "porn" },
        { source: "video", label: "ad", startSeconds: 0 },
      ],
    ],
    [
      "the results of an image, with its URL",
      {
        ImageResult: [
          { Url: url, Label: "top", Result: [{ Label: "porn", Score: "98" }, { Label: "ad" }] },
        ],
      },
      [
        { source: "image", label: "porn", confidencePercent: 98, imageUrl: url },
        { source: "image", label: "ad", imageUrl: url },
      ],
    ],
    [
      "an image without results, whose URL has the other spelling",
      { ImageResult: { URL: url, Label: "porn", Suggestion: "block" } },
      [{ source: "image", label: "porn", verdict: "block", imageUrl: url }],
    ],
    [
      "an image without a URL",
      { ImageResult: [{ Label: "porn" }] },
      [{ source: "image", label: "porn" }],
    ],
    [
      "texts, with their verdicts",
      { TextResult: [{ Content: "Buy now", Label: "ad", Suggestion: "review", Score: 88.5 }] },
      [
        {
          source: "text",
          label: "ad",
          verdict: "review",
          confidencePercent: 88.5,
          text: "Buy now",
        },
      ],
    ],
    [
      "audio",
      { AudioResult: [{ Label: "abuse", Timestamp: 1500, Suggestion: "odd" }] },
      [{ source: "audio", label: "abuse", verdict: "unknown", startSeconds: 1.5 }],
    ],
    [
      "findings without a label, but no harmless ones",
      { TextResult: [{ Content: "a" }, { Content: "b", Label: "normal" }] },
      [{ source: "text", text: "a" }],
    ],
    [
      "no confidence above 100, and no time before 0",
      { AudioResult: [{ Label: "abuse", Score: 101, Timestamp: -1 }] },
      [{ source: "audio", label: "abuse" }],
    ],
  ] as const) {
    it(`has ${what}`, () => {
      assert.deepEqual(segmentsOf(data), segments);
    });
  }
});

describe("alibaba: the neutral event of a manual review", () => {
  const review = sampleOf("CreateAuditComplete");
  const id = "alibaba:CreateAuditComplete:media:0c7e5a1142d94b7e:2017-03-20T07%3A49%3A17Z";
  const expected = {
    ...succeeded,
    type: "moderation.completed",
    mediaId: "0c7e5a1142d94b7e",
    time: "2017-03-20T07:49:17Z",
  };

  for (const [AuditStatus, verdict] of [
    ["Blocked", "block"],
    ["Normal", "pass"],
    ["", "unknown"],
  ] as const) {
    it(`has the verdict ${verdict} for the status "${AuditStatus}", which is part of its id`, () => {
      assert.deepEqual(contentOf({ ...review, AuditStatus }), [
        {
          ...expected,
          id: `${id}:succeeded:${AuditStatus}`,
          data: { verdict, labels: [], segments: [] },
        },
      ]);
    });
  }
});
