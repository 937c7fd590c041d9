import {
  lenientMembers,
  readNumber,
  readPercent,
  readText,
  readTexts,
  readUrl,
} from "@vod-events/core/provider";
import type * as t from "io-ts";
import { listOf, objectWith, readId, readPresetId } from "./field.js";
import { type ResultItem, type ResultKind, resultItem } from "./result-item.js";
import { taskMembers } from "./task-result.js";

/** One element of `SegmentSet`; that of a cover has no times, that of a procedure no `Form`. */
const segment = lenientMembers({
  StartTimeOffset: readNumber,
  EndTimeOffset: readNumber,
  Confidence: readPercent,
  Suggestion: readText,
  Label: readText,
  SubLabel: readText,
  Name: readText,
  Form: readText,
  Text: readText,
  KeywordSet: readTexts,
  Url: readUrl,
});

const reviewMembers = {
  Suggestion: readText,
  Label: readText,
  SegmentSet: listOf(segment),
  SegmentSetFileUrl: readUrl,
};

const review = lenientMembers(reviewMembers);

const reviewOutput = lenientMembers({ CoverReviewResult: review, ...reviewMembers });

/**
 * `ReviewAudioVideoCompleteEvent`.
 *
 * @see https://cloud.tencent.com/document/product/266/81258
 */
export const audioVideoReview = objectWith("TaskId", {
  ...taskMembers,
  Input: lenientMembers({ FileId: readId }),
  Output: reviewOutput,
});

const kinds: readonly ResultKind[] = [
  ["PornTask", "Porn"],
  ["PornAsrTask", "Porn.Asr"],
  ["PornOcrTask", "Porn.Ocr"],
  ["PoliticalTask", "Political"],
  ["PoliticalAsrTask", "Political.Asr"],
  ["PoliticalOcrTask", "Political.Ocr"],
  ["TerrorismTask", "Terrorism"],
  ["TerrorismOcrTask", "Terrorism.Ocr"],
  ["ProhibitedAsrTask", "Prohibited.Asr"],
  ["ProhibitedOcrTask", "Prohibited.Ocr"],
];

const itemOutput = lenientMembers({ Definition: readPresetId, ...reviewMembers });

/** One element of `AiContentReviewResultSet`. */
export const reviewItem = resultItem(kinds, itemOutput);

export type AudioVideoReview = t.TypeOf<typeof audioVideoReview>;
export type ReviewOutput = t.TypeOf<typeof reviewOutput>;
export type ReviewResult = t.TypeOf<typeof review>;
export type ReviewSegment = t.TypeOf<typeof segment>;
export type ReviewItemOutput = t.TypeOf<typeof itemOutput>;
export type ReviewItem = ResultItem<ReviewItemOutput>;
