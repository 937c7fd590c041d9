import { type AnalysisResult, omitUndefined } from "@vod-events/core/provider";
import type {
  AnalysisFinding,
  AnalysisOutput,
  AnalysisSegment,
  Occurrence,
} from "../wire/analysis-item.js";
import { spansOf } from "./span.js";

/** Returns the results of an analysis or recognition. An item fills exactly one member. */
export function resultsOf(output: AnalysisOutput): readonly AnalysisResult[] {
  return [
    ...output.ClassificationSet.map((item) => wholeResult(item.Confidence, item.Classification)),
    ...output.TagSet.map((item) => wholeResult(item.Confidence, item.Tag)),
    ...output.CoverSet.map((item) => wholeResult(item.Confidence, undefined, item.CoverUrl)),
    ...output.HighlightSet.map(highlight),
    ...output.ResultSet.map(finding),
    ...output.SegmentSet.flatMap(segmentResults),
    ...headAndTail(output),
  ];
}

/** A result about the whole media. */
function wholeResult(
  confidencePercent: number | undefined,
  label: string | undefined,
  url?: string,
): AnalysisResult {
  return omitUndefined({ label, confidencePercent, spans: [], url });
}

/** A compilation of highlights. */
function highlight(item: AnalysisOutput["HighlightSet"][number]): AnalysisResult {
  return omitUndefined({
    confidencePercent: item.Confidence,
    spans: spansOf(item.SegmentSet),
    url: item.HighlightUrl,
  });
}

/** A face, object or keyword. Objects are in a new member and still in the deprecated one. */
function finding(item: AnalysisFinding): AnalysisResult {
  const { RecognitionSegmentSet, SegmentSet } = item;
  const occurrences = RecognitionSegmentSet.length > 0 ? RecognitionSegmentSet : SegmentSet;
  return omitUndefined({
    group: item.Type,
    label: item.Name ?? item.Word ?? item.Id,
    confidencePercent: highest(occurrences),
    spans: spansOf(occurrences),
  });
}

/** The confidence of repeated findings is that of the most certain one. */
function highest(occurrences: readonly Occurrence[]): number | undefined {
  return occurrences.reduce<number | undefined>(
    (best, { Confidence = best }) =>
      best === undefined || (Confidence ?? best) > best ? Confidence : best,
    undefined,
  );
}

/** The results of a part of the media: frame tags, written texts or spoken words. */
function segmentResults(segment: AnalysisSegment): readonly AnalysisResult[] {
  const spans = spansOf([segment]);
  if (segment.TagSet.length > 0) {
    return segment.TagSet.map(({ Tag, CategorySet, Confidence }) =>
      omitUndefined({
        group: CategorySet.length === 0 ? undefined : CategorySet.join("/"),
        label: Tag,
        confidencePercent: Confidence,
        spans,
      }),
    );
  }
  if (segment.TextSet.length > 0) {
    return segment.TextSet.map(({ Text, Confidence }) =>
      omitUndefined({ text: Text, confidencePercent: Confidence, spans }),
    );
  }
  return [
    omitUndefined({
      text: segment.Translation ?? segment.Text,
      confidencePercent: segment.Confidence,
      spans,
      url: segment.SegmentUrl,
    }),
  ];
}

/** An opening is given by its end, closing credits by their start. 0 means that there are none. */
function headAndTail(output: AnalysisOutput): readonly AnalysisResult[] {
  const head = spansOf([{ StartTimeOffset: undefined, EndTimeOffset: output.HeadTimeOffset }]);
  const tail = spansOf([{ StartTimeOffset: output.TailTimeOffset, EndTimeOffset: undefined }]);
  return [
    omitUndefined({ label: "head", confidencePercent: output.HeadConfidence, spans: head }),
    omitUndefined({ label: "tail", confidencePercent: output.TailConfidence, spans: tail }),
  ].filter(({ spans }) => spans.length > 0);
}
