import {
  lenientObject,
  type Members,
  readNumber,
  readPercent,
  readPositive,
  readText,
  readTexts,
  readUrl,
} from "@vod-events/core/provider";
import { readAll, readPresetId } from "./field.js";
import { namedKinds, type ResultItem, resultItem } from "./result-item.js";

/** One element of the `SegmentSet` of what was found several times, such as a face. */
const occurrence = lenientObject(spanOf);

/** One element of `SegmentSet`, of frame tags, spoken or written text, or parts of the media. */
const segment = lenientObject((from) => ({
  Text: readText(from.Text),
  Translation: readText(from.Translation),
  SegmentUrl: readUrl(from.SegmentUrl),
  TextSet: readAll(segmentText, from.TextSet),
  TagSet: readAll(segmentTag, from.TagSet),
  ...spanOf(from),
}));

const segmentText = lenientObject((from) => ({
  Text: readText(from.Text),
  Confidence: readPercent(from.Confidence),
}));

const segmentTag = lenientObject((from) => ({
  Tag: readText(from.Tag),
  CategorySet: readTexts(from.CategorySet),
  Confidence: readPercent(from.Confidence),
}));

/** One element of `ResultSet`: a face, an object or a keyword. */
const found = lenientObject((from) => ({
  Id: readText(from.Id),
  Type: readText(from.Type),
  Name: readText(from.Name),
  Word: readText(from.Word),
  SegmentSet: readAll(occurrence, from.SegmentSet),
  RecognitionSegmentSet: readAll(occurrence, from.RecognitionSegmentSet),
}));

const classification = lenientObject((from) => ({
  Classification: readText(from.Classification),
  Confidence: readPercent(from.Confidence),
}));

const cover = lenientObject((from) => ({
  CoverUrl: readUrl(from.CoverUrl),
  Confidence: readPercent(from.Confidence),
}));

const tag = lenientObject((from) => ({
  Tag: readText(from.Tag),
  Confidence: readPercent(from.Confidence),
}));

const highlight = lenientObject((from) => ({
  HighlightUrl: readUrl(from.HighlightUrl),
  Confidence: readPercent(from.Confidence),
  SegmentSet: readAll(occurrence, from.SegmentSet),
}));

/** Every field that the `Output` of some kind of item has; names and units are the same in all kinds. */
const output = lenientObject((from) => ({
  Definition: readPresetId(from.Definition),
  ClassificationSet: readAll(classification, from.ClassificationSet),
  ClassificationSetFileUrl: readUrl(from.ClassificationSetFileUrl),
  CoverSet: readAll(cover, from.CoverSet),
  CoverSetFileUrl: readUrl(from.CoverSetFileUrl),
  TagSet: readAll(tag, from.TagSet),
  TagSetFileUrl: readUrl(from.TagSetFileUrl),
  HighlightSet: readAll(highlight, from.HighlightSet),
  HighlightSetFileUrl: readUrl(from.HighlightSetFileUrl),
  SegmentSet: readAll(segment, from.SegmentSet),
  SegmentSetFileUrl: readUrl(from.SegmentSetFileUrl),
  ResultSet: readAll(found, from.ResultSet),
  ResultSetFileUrl: readUrl(from.ResultSetFileUrl),
  HeadTimeOffset: readPositive(from.HeadTimeOffset),
  HeadConfidence: readPercent(from.HeadConfidence),
  TailTimeOffset: readPositive(from.TailTimeOffset),
  TailConfidence: readPercent(from.TailConfidence),
}));

/** `AiAnalysisResultSet` and `AiRecognitionResultSet`. A sample has faces in `FaceRecognitionTask`. */
const kinds = namedKinds(
  ...["Classification", "Cover", "Tag", "FrameTag", "Highlight", "FaceRecognition"],
  ...["AsrWordsRecognition", "OcrWordsRecognition", "AsrFullTextRecognition"],
  ...["AsrTranslateRecognition", "OcrFullTextRecognition", "HeadTailRecognition"],
  ...["SegmentRecognition", "ObjectRecognition"],
);

/** One element of `AiAnalysisResultSet` or `AiRecognitionResultSet`. */
export const analysisItem = resultItem(kinds, output);

export type AnalysisOutput = typeof output._A;
export type AnalysisItem = ResultItem<AnalysisOutput>;
export type AnalysisSegment = typeof segment._A;
export type AnalysisFinding = typeof found._A;
export type Occurrence = typeof occurrence._A;

function spanOf(from: Members) {
  return {
    StartTimeOffset: readNumber(from.StartTimeOffset),
    EndTimeOffset: readNumber(from.EndTimeOffset),
    Confidence: readPercent(from.Confidence),
  };
}
