import {
  lenientObject,
  type Members,
  readAs,
  readNumber,
  readPercent,
  readText,
  readTexts,
  readUrl,
} from "@vod-events/core/provider";
import { readAll, readPresetId } from "./field.js";
import { namedKinds, type ResultItem, resultItem } from "./result-item.js";
import { mediaInput, taskWith } from "./task-result.js";

/** One element of `SegmentSet`; that of a cover has no times, that of a procedure no `Form`. */
const segment = lenientObject((from) => ({
  StartTimeOffset: readNumber(from.StartTimeOffset),
  EndTimeOffset: readNumber(from.EndTimeOffset),
  Confidence: readPercent(from.Confidence),
  Suggestion: readText(from.Suggestion),
  Label: readText(from.Label),
  SubLabel: readText(from.SubLabel),
  Name: readText(from.Name),
  Form: readText(from.Form),
  Text: readText(from.Text),
  KeywordSet: readTexts(from.KeywordSet),
  Url: readUrl(from.Url),
}));

const review = lenientObject(reviewOf);

const reviewOutput = lenientObject((from) => ({
  CoverReviewResult: readAs(review, from.CoverReviewResult),
  ...reviewOf(from),
}));

/**
 * `ReviewAudioVideoCompleteEvent`.
 *
 * @see https://cloud.tencent.com/document/product/266/81258
 */
export const audioVideoReview = taskWith((from) => ({
  Input: readAs(mediaInput, from.Input),
  Output: readAs(reviewOutput, from.Output),
}));

const kinds = namedKinds(
  ...["Porn", "Porn.Asr", "Porn.Ocr", "Political", "Political.Asr", "Political.Ocr"],
  ...["Terrorism", "Terrorism.Ocr", "Prohibited.Asr", "Prohibited.Ocr"],
);

const itemOutput = lenientObject((from) => ({
  Definition: readPresetId(from.Definition),
  ...reviewOf(from),
}));

/** One element of `AiContentReviewResultSet`. */
export const reviewItem = resultItem(kinds, itemOutput);

export type AudioVideoReview = typeof audioVideoReview._A;
export type ReviewOutput = typeof reviewOutput._A;
export type ReviewResult = typeof review._A;
export type ReviewSegment = typeof segment._A;
export type ReviewItemOutput = typeof itemOutput._A;
export type ReviewItem = ResultItem<ReviewItemOutput>;

function reviewOf(from: Members) {
  return {
    Suggestion: readText(from.Suggestion),
    Label: readText(from.Label),
    SegmentSet: readAll(segment, from.SegmentSet),
    SegmentSetFileUrl: readUrl(from.SegmentSetFileUrl),
  };
}
