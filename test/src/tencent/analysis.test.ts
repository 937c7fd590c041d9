import assert from "node:assert/strict";
import {
  analysisItems,
  analyzingProcedure,
  failedRecognitionItem,
  recognitionItems,
} from "../fixtures/tencent/analysis.js";
import { reviewItems } from "../fixtures/tencent/moderation.js";
import { adaptiveItem, success } from "../fixtures/tencent/procedure.js";
import { eventsOf, firstOf, idsOf } from "./events.js";

const at = "https://media.example.com/a1";
const span = { startSeconds: 1.5, endSeconds: 3 };
const spans = [span, { startSeconds: 10, endSeconds: 12 }];
const expected = {
  classification: {
    results: [{ label: "animal", confidencePercent: 80, spans: [] }],
    allResultsUrl: `${at}/classes.json`,
  },
  cover: { results: [{ confidencePercent: 97.5, spans: [], url: `${at}/c0.jpg` }] },
  tags: {
    results: [
      { label: "lion", confidencePercent: 90, spans: [] },
      { label: "grass", confidencePercent: 0, spans: [] },
    ],
    allResultsUrl: `${at}/tags.json`,
  },
  frame_tags: {
    results: [
      { group: "scene/building", label: "tower", confidencePercent: 91, spans: [span] },
      { label: "sky", confidencePercent: 60, spans: [span] },
    ],
    allResultsUrl: `${at}/segments.json?sign=4f`,
  },
  highlights: {
    results: [{ confidencePercent: 88, spans, url: `${at}/h.mp4` }],
    allResultsUrl: `${at}/highlights.json`,
  },
  faces: {
    results: [{ group: "Default", label: "Zhang San", confidencePercent: 95, spans }],
    allResultsUrl: `${at}/results.json?sign=4f`,
  },
  speech_keywords: {
    results: [{ label: "harvest", confidencePercent: 95, spans }],
    allResultsUrl: `${at}/results.json?sign=4f`,
  },
  text_keywords: {
    results: [{ label: "sale", spans: [] }],
    allResultsUrl: `${at}/results.json?sign=4f`,
  },
  speech: {
    results: [{ text: "good morning", confidencePercent: 94, spans: [span] }],
    allResultsUrl: `${at}/segments.json?sign=4f`,
  },
  translation: {
    results: [{ text: "good morning", confidencePercent: 94, spans: [span] }],
    allResultsUrl: `${at}/segments.json?sign=4f`,
  },
  text: {
    results: [
      { text: "EXIT", confidencePercent: 99, spans: [span] },
      { text: "Gate 5", confidencePercent: 70, spans: [span] },
    ],
    allResultsUrl: `${at}/segments.json?sign=4f`,
  },
  head_tail: {
    results: [
      { label: "head", confidencePercent: 90, spans: [{ endSeconds: 12.5 }] },
      { label: "tail", confidencePercent: 85, spans: [{ startSeconds: 300 }] },
    ],
  },
  segments: {
    results: [{ confidencePercent: 77, spans: [span], url: `${at}/part.mp4` }],
    allResultsUrl: `${at}/segments.json?sign=4f`,
  },
  objects: {
    results: [{ label: "car", confidencePercent: 95, spans }],
    allResultsUrl: `${at}/results.json?sign=4f`,
  },
} as const;

function analysis(item: object) {
  return firstOf(eventsOf(analyzingProcedure([], [item])), "analysis.completed");
}

describe("tencent: analysis and recognition items of a procedure", () => {
  const event = analyzingProcedure(Object.values(analysisItems), Object.values(recognitionItems));

  it("decode to one analysis.completed each", () => {
    const [workflow, ...analyses] = eventsOf(event);
    assert.equal(workflow?.type, "workflow.completed");
    assert.deepEqual(
      analyses.map(({ type, outcome, time }) => ({ type, outcome, time })),
      Object.keys(expected).map(() => ({
        type: "analysis.completed",
        outcome: "succeeded",
        time: "2020-02-14T17:39:02Z",
      })),
    );
    assert.match(
      analyses[0]?.id ?? "",
      /^tencent:ProcedureStateChanged:[^:]+:Classification:20:SUCCESS:[\w-]{16}$/,
    );
    assert.equal(analyses[0]?.mediaId, "6590334038296110878");
    assert.equal(analyses[0]?.passthrough, "order=5");
  });

  Object.entries(expected).forEach(([kind, data], index) => {
    it(`have results: ${kind}`, () => {
      assert.deepEqual(eventsOf(event)[index + 1]?.data, { kind, ...data });
    });
  });

  it("have a reason and no results if they failed", () => {
    const { outcome, failure, data } = analysis(failedRecognitionItem);
    assert.equal(outcome, "failed");
    assert.deepEqual(failure, {
      code: "source_unreadable",
      raw: "SourceFileError.ContentUnsupported",
      message: "no audio",
    });
    assert.deepEqual(data, { kind: "speech", results: [] });
  });

  it("have no results if they are marked failed, whatever the output contains", () => {
    const FaceTask = { ...recognitionItems.faces.FaceTask, ErrCode: 70000 };
    assert.deepEqual(analysis({ Type: "FaceRecognition", FaceTask }).data, {
      kind: "faces",
      results: [],
    });
  });

  it("are only a step while they run", () => {
    const item = { Type: "Tag", TagTask: { Status: "PROCESSING", Output: null } };
    const [workflow, ...rest] = eventsOf(analyzingProcedure([item], []));
    assert.equal(workflow?.type, "workflow.completed");
    assert.deepEqual(rest, []);
  });

  it("may have faces in a member of the other name", () => {
    const { FaceTask } = recognitionItems.faces;
    const renamed = { Type: "FaceRecognition", FaceRecognitionTask: FaceTask };
    const data = { kind: "faces", ...expected.faces };
    assert.deepEqual(analysis(renamed).data, data);
    assert.deepEqual(analysis({ FaceRecognitionTask: FaceTask }).data, data);
  });

  for (const item of Object.values(recognitionItems)) {
    it(`are recognized by their task if they have no type: ${item.Type}`, () => {
      assert.deepEqual(analysis({ ...item, Type: "" }), {
        ...analysis(item),
        native: analysis({ ...item, Type: "" }).native,
      });
    });
  }

  it("are delivered if the kind is unknown", () => {
    const item = {
      Type: "Description",
      DescriptionTask: { ...success, Output: { SegmentSet: [{ Text: "a lion" }] } },
    };
    assert.deepEqual(analysis(item).data, {
      kind: "unspecified",
      results: [{ text: "a lion", spans: [] }],
    });
  });

  it("decode objects in the earlier place, names by their id, and untranslated speech", () => {
    const SegmentSet = [{ StartTimeOffset: 1.5, EndTimeOffset: 3 }];
    const found = { Status: "SUCCESS", Output: { ResultSet: [{ Id: "7", SegmentSet }] } };
    assert.deepEqual(analysis({ Type: "ObjectRecognition", ObjectTask: found }).data.results, [
      { label: "7", spans: [span] },
    ]);
    const Output = { SegmentSet: [{ Text: "hallo", Translation: "" }] };
    const AsrTranslateTask = { Status: "SUCCESS", Output };
    assert.equal(analysis({ AsrTranslateTask }).data.results[0]?.text, "hallo");
  });

  it("have no results if no opening and no credits were found", () => {
    const Output = { HeadConfidence: 0, HeadTimeOffset: 0, TailConfidence: 0, TailTimeOffset: 0 };
    assert.deepEqual(analysis({ HeadTailTask: { Status: "SUCCESS", Output } }).data.results, []);
  });

  it("ignore an invalid confidence", () => {
    const TagSet = [{ Tag: "a", Confidence: 101 }, { Tag: "b", Confidence: -1 }, { Tag: "c" }];
    const { results } = analysis({ TagTask: { Status: "SUCCESS", Output: { TagSet } } }).data;
    assert.deepEqual(
      results.map(({ confidencePercent }) => confidencePercent),
      [undefined, undefined, undefined],
    );
  });

  it("follow the outputs and the reviews", () => {
    const all = analyzingProcedure([analysisItems.tags], [recognitionItems.faces], {
      MediaProcessResultSet: [adaptiveItem],
      AiContentReviewResultSet: [reviewItems.text],
    });
    assert.deepEqual(
      eventsOf(all).map(({ type }) => type),
      [
        "workflow.completed",
        "media.transcoded",
        "moderation.completed",
        "analysis.completed",
        "analysis.completed",
      ],
    );
  });

  it("keep their id if URL signatures change, and get another for other results", () => {
    const withUrl = (TagSetFileUrl: string, Tag = "lion") => {
      const Output = { TagSet: [{ Tag }], TagSetFileUrl };
      return analysis({ TagTask: { Status: "SUCCESS", Output } }).id;
    };
    assert.equal(withUrl(`${at}/tags?sign=1`), withUrl(`${at}/tags?sign=2`));
    assert.notEqual(withUrl(`${at}/tags`), withUrl(`${at}/tags`, "cat"));
  });

  it("keep their id in any order of analyses and results", () => {
    const { TagTask } = analysisItems.tags;
    const TagSet = TagTask.Output.TagSet.toReversed();
    const reversed = analyzingProcedure(
      Object.values({
        ...analysisItems,
        tags: { Type: "Tag", TagTask: { ...TagTask, Output: { ...TagTask.Output, TagSet } } },
      }).toReversed(),
      Object.values(recognitionItems).toReversed(),
    );
    assert.deepEqual(idsOf(reversed), idsOf(event));
  });
});
