import {
  type ModerationCompletedData,
  type ModerationSegment,
  omitUndefined,
} from "@vod-events/core/provider";
import type { ReviewOutput, ReviewResult, ReviewSegment } from "../wire/moderation.js";
import { verdictOf, worstOf } from "./verdict.js";

/** The subject of a review, known before its output is read. */
interface Subject {
  /** The searched content, when there is exactly one. */
  readonly label?: string | undefined;
  /** The searched place, when there is exactly one. */
  readonly source?: string | undefined;
}

/** The data of a review without a result. */
export const noReview: ModerationCompletedData = { verdict: "unknown", labels: [], segments: [] };

/** The data of a review of one subject. */
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

/** The data of a review of a media and its cover. Either may be missing, and either may have the stricter verdict. */
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

/** A cover has no times: its findings are segments with the source `Cover`, at least one. */
function coverData(result: ReviewResult): ModerationCompletedData | undefined {
  if (result.Suggestion === undefined && result.SegmentSet.length === 0) return undefined;
  const data = reviewData(result, { source: "Cover" });
  if (data.verdict === "pass" || data.segments.length > 0) return data;
  const { verdict } = data;
  return { ...data, segments: [omitUndefined({ verdict, label: result.Label, source: "Cover" })] };
}

/** The words found in a segment replace its missing text. */
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

/** Returns each word once, in its first spelling: one event may contain `porn` and `Porn`. */
function distinct(labels: readonly (string | undefined)[]): readonly string[] {
  const byWord = new Map<string, string>();
  for (const label of labels) {
    const word = label?.toLowerCase();
    if (label !== undefined && word !== undefined && !byWord.has(word)) byWord.set(word, label);
  }
  return [...byWord.values()];
}
