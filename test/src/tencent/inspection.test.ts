import assert from "node:assert/strict";
import {
  describeFileAttributesComplete,
  qualityInspectComplete,
} from "../fixtures/tencent/inspection.js";
import { eventOf } from "./events.js";

const failed = { ErrCodeExt: "SourceFileError.NoVideoMedia", Message: "no video", Output: null };

describe("tencent: file attributes", () => {
  const analyzed = (fields: object = {}) =>
    eventOf(describeFileAttributesComplete(fields), "media.analyzed");

  it("decode to media.analyzed", () => {
    const { native: _, ...event } = analyzed();
    assert.deepEqual(event, {
      id: "tencent:DescribeFileAttributesComplete:2741346366-DescribeFileAttributes-8f2et0:SUCCESS",
      type: "media.analyzed",
      idSource: "derived",
      provider: "tencent",
      outcome: "succeeded",
      mediaId: "5285890784246869930",
      taskId: "2741346366-DescribeFileAttributes-8f2et0",
      passthrough: "order=5",
      data: {
        attributes: {
          md5: "d10dcf17c9ec60d403491f5d7e18cb8a",
          sha1: "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
        },
      },
    });
  });

  it("fail by a status of their own", () => {
    const event = analyzed({ Status: "FAIL", ...failed });
    assert.equal(event.outcome, "failed");
    assert.equal(event.failure?.code, "source_unreadable");
    assert.deepEqual(event.data, { attributes: {} });
    assert.equal(analyzed({ Status: "FAIL" }).failure?.raw, "FAIL");
    assert.equal(analyzed({ ErrCode: 70000 }).outcome, "failed");
    assert.equal(analyzed({ Status: "PROCESSING" }).outcome, "running");
  });
});

describe("tencent: quality inspection", () => {
  const inspected = (fields: object = {}) =>
    eventOf(qualityInspectComplete(fields), "quality.inspected");

  it("decodes to quality.inspected, with its findings and without its warnings", () => {
    const { native: _, ...event } = inspected();
    assert.deepEqual(event, {
      id: "tencent:QualityInspectComplete:2741346366-QualityInspect-1a2bt0:FINISH",
      type: "quality.inspected",
      idSource: "derived",
      provider: "tencent",
      outcome: "succeeded",
      mediaId: "5285890784246869930",
      taskId: "2741346366-QualityInspect-1a2bt0",
      passthrough: "order=5",
      data: {
        scorePercent: 62.5,
        hasVideo: true,
        hasAudio: false,
        findings: [
          {
            kind: "Blur",
            spans: [
              { startSeconds: 0, endSeconds: 1.5 },
              { startSeconds: 20, endSeconds: 21 },
            ],
          },
          { kind: "PtsJitter", spans: [] },
        ],
      },
    });
  });

  it("has no score for a missing picture, and no invalid score", () => {
    const dataOf = (Output: object) => inspected({ Output }).data;
    assert.deepEqual(dataOf({ NoVideo: 1, NoAudio: 0, QualityEvaluationScore: 0 }), {
      hasVideo: false,
      hasAudio: true,
      findings: [],
    });
    assert.deepEqual(dataOf({ NoVideo: 2, QualityEvaluationScore: 101 }), { findings: [] });
    assert.deepEqual(dataOf({ QualityEvaluationScore: 0 }), { scorePercent: 0, findings: [] });
  });

  it("has a reason and no findings if it failed", () => {
    const { outcome, failure, data } = inspected(failed);
    assert.equal(outcome, "failed");
    assert.equal(failure?.raw, "SourceFileError.NoVideoMedia");
    assert.deepEqual(data, { findings: [] });
  });
});
