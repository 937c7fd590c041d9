import {
  type ModerationCompletedData,
  type ModerationSegment,
  omitUndefined,
} from "@vod-events/core/provider";
import type { ReviewOutput, ReviewResult, ReviewSegment } from "../wire/moderation.js";
import { verdictOf, worstOf } from "./verdict.js";

/** What is known of a review before its output is read. */
interface Subject {
  /** What it looked for, where it looked for one thing. */
  readonly label?: string | undefined;
  /** Where it looked, where it looked in one place. */
  readonly source?: string | undefined;
}

/** The data of a review that told nothing. */
export const noReview: ModerationCompletedData = { verdict: "unknown", labels: [], segments: [] };

/** The data of a review of one thing, in one place. */
export function reviewData(result: ReviewResult, subject: Subject): ModerationCompletedData {
  const verdict = verdictOf(result.Suggestion);
  const segments = result.SegmentSet.map((segment) => segmentOf(segment, subject));
  const wrong = verdict === "review" || verdict === "block";
  const labels = [
    wrong ? subject.label : undefined,
    verdict === "pass" ? undefined : result.Label,
    ...segments.map((segment) => (segment.verdict === "pass" ? undefined : segment.label)),
  ];
  const allSegmentsUrl = result.SegmentSetFileUrl;
  return omitUndefined({ verdict, labels: distinct(labels), segments, allSegmentsUrl });
}

/**
 * The data of a review of a media and its cover: either may be missing, and either may be the worse
 * one.
 */
export function mediaReviewData(output: ReviewOutput): ModerationCompletedData {
  const media = reviewData(output, {});
  const cover = output.CoverReviewResult && coverData(output.CoverReviewResult);
  if (cover === undefined) return media;
  const verdicts = output.Suggestion === undefined ? [] : [media.verdict];
  return omitUndefined({
    verdict: worstOf([...verdicts, cover.verdict]),
    labels: distinct([...media.labels, ...cover.labels]),
    segments: [...media.segments, ...cover.segments],
    allSegmentsUrl: media.allSegmentsUrl ?? cover.allSegmentsUrl,
  });
}

/** A cover has no times: its places are segments with the source `Cover`, and there is one at least. */
function coverData(result: ReviewResult): ModerationCompletedData | undefined {
  if (result.Suggestion === undefined && result.SegmentSet.length === 0) return undefined;
  const data = reviewData(result, { source: "Cover" });
  if (data.verdict === "pass" || data.segments.length > 0) return data;
  const { verdict } = data;
  return { ...data, segments: [omitUndefined({ verdict, label: result.Label, source: "Cover" })] };
}

/** The words that were found in a segment stand in for its text. */
function segmentOf(segment: ReviewSegment, { label, source }: Subject): ModerationSegment {
  const verdict = segment.Suggestion === undefined ? undefined : verdictOf(segment.Suggestion);
  const keywords = segment.KeywordSet.length === 0 ? undefined : segment.KeywordSet.join(", ");
  return omitUndefined({
    startSeconds: segment.StartTimeOffset,
    endSeconds: segment.EndTimeOffset,
    verdict,
    label: segment.Label ?? (verdict === "pass" ? undefined : label),
    subLabel: segment.SubLabel ?? segment.Name,
    confidencePercent: segment.Confidence,
    text: segment.Text ?? keywords,
    imageUrl: segment.Url,
    source: source ?? segment.Form,
  });
}

/** Each word once, as it was first spelled: one label comes as `porn` and as `Porn` in one event. */
function distinct(labels: readonly (string | undefined)[]): readonly string[] {
  const byWord = new Map<string, string>();
  for (const label of labels) {
    const word = label?.toLowerCase();
    if (label !== undefined && word !== undefined && !byWord.has(word)) byWord.set(word, label);
  }
  return [...byWord.values()];
}
