import * as t from "io-ts";
import { listOf, number, optional, optionalId, percent, text, texts } from "./field.js";
import { type ResultItem, type ResultKind, resultItem } from "./result-item.js";
import { task, taskName } from "./task.js";

/** One element of `SegmentSet`; that of a cover has no times, that of a procedure no `Form`. */
const segment = t.type({
  StartTimeOffset: number,
  EndTimeOffset: number,
  Confidence: percent,
  Suggestion: text,
  Label: text,
  SubLabel: text,
  Name: text,
  Form: text,
  Text: text,
  KeywordSet: texts,
  Url: text,
});

const review = {
  Suggestion: text,
  Label: text,
  SegmentSet: listOf(segment),
  SegmentSetFileUrl: text,
};

const reviewOutput = t.type({ ...review, CoverReviewResult: optional(t.type(review)) });

/**
 * `ReviewAudioVideoCompleteEvent`.
 *
 * @see https://cloud.tencent.com/document/product/266/81258
 */
export const audioVideoReview = t.type(
  {
    ...task,
    Input: optional(t.type({ FileId: optionalId })),
    Output: optional(reviewOutput),
  },
  taskName,
);

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

/** One element of `AiContentReviewResultSet`. */
export const reviewItem = resultItem(kinds, t.type(review));

export type AudioVideoReview = t.TypeOf<typeof audioVideoReview>;
export type ReviewOutput = t.TypeOf<typeof reviewOutput>;
export type ReviewResult = Omit<ReviewOutput, "CoverReviewResult">;
export type ReviewSegment = t.TypeOf<typeof segment>;
export type ReviewItem = ResultItem<ReviewResult>;
