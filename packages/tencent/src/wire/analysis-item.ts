import {
  lenientMembers,
  readNumber,
  readPercent,
  readPositive,
  readText,
  readTexts,
  readUrl,
} from "@vod-events/core/provider";
import type * as t from "io-ts";
import { listOf, readPresetId } from "./field.js";
import { type ResultItem, type ResultKind, resultItem } from "./result-item.js";

const spanMembers = {
  StartTimeOffset: readNumber,
  EndTimeOffset: readNumber,
  Confidence: readPercent,
};

/** One element of the `SegmentSet` of what was found several times, such as a face. */
const occurrence = lenientMembers(spanMembers);

const segmentText = lenientMembers({ Text: readText, Confidence: readPercent });

const segmentTag = lenientMembers({
  Tag: readText,
  CategorySet: readTexts,
  Confidence: readPercent,
});

/** One element of `SegmentSet`, of frame tags, spoken or written text, or parts of the media. */
const segment = lenientMembers({
  Text: readText,
  Translation: readText,
  SegmentUrl: readUrl,
  TextSet: listOf(segmentText),
  TagSet: listOf(segmentTag),
  ...spanMembers,
});

/** One element of `ResultSet`: a face, an object or a keyword. */
const found = lenientMembers({
  Id: readText,
  Type: readText,
  Name: readText,
  Word: readText,
  SegmentSet: listOf(occurrence),
  RecognitionSegmentSet: listOf(occurrence),
});

const classification = lenientMembers({ Classification: readText, Confidence: readPercent });

const cover = lenientMembers({ CoverUrl: readUrl, Confidence: readPercent });

const tag = lenientMembers({ Tag: readText, Confidence: readPercent });

const highlight = lenientMembers({
  HighlightUrl: readUrl,
  Confidence: readPercent,
  SegmentSet: listOf(occurrence),
});

/** Every field that the `Output` of some kind of item has; names and units are the same in all kinds. */
const output = lenientMembers({
  Definition: readPresetId,
  ClassificationSet: listOf(classification),
  ClassificationSetFileUrl: readUrl,
  CoverSet: listOf(cover),
  CoverSetFileUrl: readUrl,
  TagSet: listOf(tag),
  TagSetFileUrl: readUrl,
  HighlightSet: listOf(highlight),
  HighlightSetFileUrl: readUrl,
  SegmentSet: listOf(segment),
  SegmentSetFileUrl: readUrl,
  ResultSet: listOf(found),
  ResultSetFileUrl: readUrl,
  HeadTimeOffset: readPositive,
  HeadConfidence: readPercent,
  TailTimeOffset: readPositive,
  TailConfidence: readPercent,
});

/** `AiAnalysisResultSet` and `AiRecognitionResultSet`. A sample has faces in `FaceRecognitionTask`. */
const kinds: readonly ResultKind[] = [
  ["ClassificationTask", "Classification"],
  ["CoverTask", "Cover"],
  ["TagTask", "Tag"],
  ["FrameTagTask", "FrameTag"],
  ["HighlightTask", "Highlight"],
  ["FaceTask", "FaceRecognition"],
  ["AsrWordsTask", "AsrWordsRecognition"],
  ["OcrWordsTask", "OcrWordsRecognition"],
  ["AsrFullTextTask", "AsrFullTextRecognition"],
  ["AsrTranslateTask", "AsrTranslateRecognition"],
  ["OcrFullTextTask", "OcrFullTextRecognition"],
  ["HeadTailTask", "HeadTailRecognition"],
  ["SegmentTask", "SegmentRecognition"],
  ["ObjectTask", "ObjectRecognition"],
];

/** One element of `AiAnalysisResultSet` or `AiRecognitionResultSet`. */
export const analysisItem = resultItem(kinds, output);

export type AnalysisOutput = t.TypeOf<typeof output>;
export type AnalysisItem = ResultItem<AnalysisOutput>;
export type AnalysisSegment = t.TypeOf<typeof segment>;
export type AnalysisFinding = t.TypeOf<typeof found>;
export type Occurrence = t.TypeOf<typeof occurrence>;
