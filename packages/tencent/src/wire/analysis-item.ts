import * as t from "io-ts";
import { listOf, number, percent, positive, text, texts } from "./field.js";
import { type ResultItem, type ResultKind, resultItem } from "./result-item.js";

const span = { StartTimeOffset: number, EndTimeOffset: number, Confidence: percent };

/** One element of the `SegmentSet` of what was found several times, such as a face. */
const occurrence = t.type(span);

/** One element of `SegmentSet`, of frame tags, spoken or written text, or parts of the media. */
const segment = t.type({
  ...span,
  Text: text,
  Translation: text,
  SegmentUrl: text,
  TextSet: listOf(t.type({ Text: text, Confidence: percent })),
  TagSet: listOf(t.type({ Tag: text, CategorySet: texts, Confidence: percent })),
});

/** One element of `ResultSet`: a face, an object or a keyword. */
const found = t.type({
  Id: text,
  Type: text,
  Name: text,
  Word: text,
  SegmentSet: listOf(occurrence),
  RecognitionSegmentSet: listOf(occurrence),
});

/** Every field that the `Output` of some kind of item has; names and units are the same in all kinds. */
const output = t.type({
  ClassificationSet: listOf(t.type({ Classification: text, Confidence: percent })),
  ClassificationSetFileUrl: text,
  CoverSet: listOf(t.type({ CoverUrl: text, Confidence: percent })),
  CoverSetFileUrl: text,
  TagSet: listOf(t.type({ Tag: text, Confidence: percent })),
  TagSetFileUrl: text,
  HighlightSet: listOf(
    t.type({ HighlightUrl: text, Confidence: percent, SegmentSet: listOf(occurrence) }),
  ),
  HighlightSetFileUrl: text,
  SegmentSet: listOf(segment),
  SegmentSetFileUrl: text,
  ResultSet: listOf(found),
  ResultSetFileUrl: text,
  HeadTimeOffset: positive,
  HeadConfidence: percent,
  TailTimeOffset: positive,
  TailConfidence: percent,
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
