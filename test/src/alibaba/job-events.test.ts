import assert from "node:assert/strict";
import { sampleOf } from "../fixtures/alibaba/all.js";
import { contentOf, eventOfType } from "./translate.js";

const succeeded = { idSource: "derived", provider: "alibaba", outcome: "succeeded" };

describe("alibaba: the neutral event of tags", () => {
  const sample = sampleOf("AIVideoTagComplete");

  it("has exactly these members", () => {
    assert.deepEqual(contentOf(sample), [
      {
        ...succeeded,
        id: "alibaba:AIVideoTagComplete:task:d83c4184c0e4709a5b665e2a3f1107be:succeeded",
        type: "analysis.completed",
        taskId: "d83c4184c0e4709a5b665e2a3f1107be",
        mediaId: "583c40d92c6414fab46a0b842e930d41",
        time: "2017-03-20T07:49:17Z",
        data: {
          kind: "tags",
          results: [
            {
              group: "Keyword",
              label: "harbour",
              spans: [{ startSeconds: 3.26 }, { startSeconds: 4 }],
            },
            { group: "Category", label: "Travel", spans: [] },
            {
              group: "Person",
              label: "a presenter",
              url: "https://media.example.com/bb20/face.jpg",
              spans: [{ startSeconds: 5 }],
            },
          ],
        },
      },
    ]);
  });

  it("has a span without a start for a time that is none", () => {
    const Data = { Keyword: [{ Tag: "a", Times: ["0", "-5", "x"] }] };
    const { results } = eventOfType("analysis.completed", { ...sample, Data }).data;
    assert.deepEqual(results, [
      { group: "Keyword", label: "a", spans: [{ startSeconds: 0 }, {}, {}] },
    ]);
  });

  it("without a job is one of its media", () => {
    const { id, taskId } = eventOfType("analysis.completed", { ...sample, JobId: "" });
    const own =
      "alibaba:AIVideoTagComplete:media:583c40d92c6414fab46a0b842e930d41:2017-03-20T07%3A49%3A17Z:succeeded";
    assert.deepEqual([id, taskId], [own, undefined]);
  });
});

describe("alibaba: the neutral event of similar media", () => {
  const sample = sampleOf("AIMediaDNAComplete");
  const resultOf = (item: object) =>
    eventOfType("analysis.completed", { ...sample, Data: { VideoDNA: [item] } }).data.results[0];

  it("has exactly these members", () => {
    assert.deepEqual(contentOf(sample), [
      {
        ...succeeded,
        id: "alibaba:AIMediaDNAComplete:task:88c6ca184c0e4384a5b665e2a12b90cd:succeeded",
        type: "analysis.completed",
        taskId: "88c6ca184c0e4384a5b665e2a12b90cd",
        mediaId: "3d12340d92c04836b1fab46a0b847fd2",
        time: "2017-03-20T07:49:17.025Z",
        data: {
          kind: "unspecified",
          results: [
            {
              group: "VideoDNA",
              label: "7a1d275cc8da493e9dde0e182e80f114",
              confidencePercent: 99,
              spans: [{ startSeconds: 1.5, endSeconds: 11.5 }],
            },
          ],
        },
      },
    ]);
  });

  for (const [Similarity, confidencePercent] of [
    ["0", 0],
    ["1", 100],
    ["0.123456", 12.35],
    ["-0.1", undefined],
    ["1.1", undefined],
    ["high", undefined],
  ] as const) {
    it(`has the confidence ${confidencePercent} for the similarity ${Similarity}`, () => {
      assert.deepEqual(resultOf({ Similarity }), {
        group: "VideoDNA",
        spans: [],
        ...(confidencePercent !== undefined && { confidencePercent }),
      });
    });
  }

  for (const [what, Input, span] of [
    ["an end after its start", { Start: 2, Duration: "3" }, { startSeconds: 2, endSeconds: 5 }],
    ["no end without a duration", { Start: 2 }, { startSeconds: 2 }],
    ["no end without a start", { Duration: 3 }, {}],
    ["neither without an input", "text", {}],
  ] as const) {
    it(`has a span with ${what}`, () => {
      assert.deepEqual(resultOf({ Detail: [{ Input }] })?.spans, [span]);
    });
  }
});

describe("alibaba: the neutral event of an edit", () => {
  const sample = sampleOf("ProduceMediaComplete");
  const mediaId = "1234343b6890a1936e2e231739cfac55";
  const edit = { ...succeeded, type: "edit.completed", time: "2020-01-31T15:36:14Z" };
  const id = `alibaba:ProduceMediaComplete:media:${mediaId}:2020-01-31T15%3A36%3A14Z`;

  it("has the media that it made", () => {
    const data = { kind: "edit", outputs: [{ mediaId }] };
    assert.deepEqual(contentOf(sample), [{ ...edit, mediaId, id: `${id}:succeeded`, data }]);
  });

  it("has no output when it failed", () => {
    assert.deepEqual(contentOf({ ...sample, Status: "fail" }), [
      {
        ...edit,
        mediaId,
        id: `${id}:failed`,
        outcome: "failed",
        failure: { code: "other", raw: "fail" },
        data: { kind: "edit", outputs: [] },
      },
    ]);
  });

  it("has no output without a media", () => {
    const { id, data } = eventOfType("edit.completed", { ...sample, MediaId: "" });
    assert.match(id, /^alibaba:ProduceMediaComplete:content:[\w-]{16}$/);
    assert.deepEqual(data, { kind: "edit", outputs: [] });
  });
});

describe("alibaba: the neutral event of a workflow", () => {
  const sample = sampleOf("WorkflowTaskComplete");
  const stepsOf = (ActivityResults: unknown) =>
    eventOfType("workflow.completed", { ...sample, ActivityResults }).data.steps;

  it("has exactly these members", () => {
    assert.deepEqual(contentOf(sample), [
      {
        ...succeeded,
        id: "alibaba:WorkflowTaskComplete:task:7d90c4e1b2a84f36:succeeded",
        type: "workflow.completed",
        taskId: "7d90c4e1b2a84f36",
        mediaId: "60af2b94c1d7e853",
        time: "2025-10-15T02:00:35Z",
        data: { steps: [{ kind: "Transcode", outcome: "succeeded" }] },
      },
    ]);
  });

  for (const [what, activity, step] of [
    ["its key without a name", { Status: "Succeed" }, { kind: "a-1", outcome: "succeeded" }],
    ["its key when it is no object", "text", { kind: "a-1", outcome: "unknown" }],
    [
      "its error",
      { ActivityId: "AI", Status: "Fail", ErrorCode: "NoSuchKey", ErrorMessage: "no", Code: "X" },
      {
        kind: "AI",
        outcome: "failed",
        failure: { code: "not_found", raw: "NoSuchKey", message: "no" },
      },
    ],
    [
      "its error in the other spelling",
      { ActivityId: "AI", Status: "Fail", Code: "JobTimeout", Message: "late" },
      {
        kind: "AI",
        outcome: "failed",
        failure: { code: "timeout", raw: "JobTimeout", message: "late" },
      },
    ],
  ] as const) {
    it(`has a step with ${what}`, () => {
      assert.deepEqual(stepsOf({ "a-1": activity }), [step]);
    });
  }

  it("has no steps without results", () => {
    assert.deepEqual(stepsOf(null), []);
  });
});
