import {
  type AnalysisKind,
  digest,
  omitUndefined,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { AnalysisItem, AnalysisOutput } from "../wire/analysis-item.js";
import type { WireEvent } from "../wire/event.js";
import type { Procedure } from "../wire/procedure.js";
import { resultsOf } from "./analysis-results.js";
import { type ProcedureItem, procedureItem } from "./procedure-item.js";
import { resultFields } from "./result.js";

const kinds: ReadonlyMap<string, AnalysisKind> = new Map([
  ["Classification", "classification"],
  ["Cover", "cover"],
  ["Tag", "tags"],
  ["FrameTag", "frame_tags"],
  ["Highlight", "highlights"],
  ["FaceRecognition", "faces"],
  ["AsrWordsRecognition", "speech_keywords"],
  ["OcrWordsRecognition", "text_keywords"],
  ["AsrFullTextRecognition", "speech"],
  ["AsrTranslateRecognition", "translation"],
  ["OcrFullTextRecognition", "text"],
  ["HeadTailRecognition", "head_tail"],
  ["SegmentRecognition", "segments"],
  ["ObjectRecognition", "objects"],
]);

/** Reads an element of `AiAnalysisResultSet` or `AiRecognitionResultSet`. */
export function analyzedItem(item: AnalysisItem): ProcedureItem<AnalysisOutput> {
  return procedureItem(item, tracesOf);
}

/** The event of an analysis or a recognition. */
export function analysisEvent(
  wire: WireEvent<Procedure>,
  item: ProcedureItem<AnalysisOutput>,
): VodEventOf<"analysis.completed"> | undefined {
  const fields = resultFields(wire, item);
  if (fields === undefined) return undefined;
  const { output, kind } = item;
  const data = omitUndefined({
    kind: kinds.get(kind) ?? ("unspecified" as const),
    results: output === undefined ? [] : resultsOf(output),
    allResultsUrl: output && allResultsUrl(output),
  });
  return { type: "analysis.completed", ...fields, data };
}

/** An item has exactly one of these. */
function allResultsUrl(output: AnalysisOutput): string | undefined {
  return (
    output.ClassificationSetFileUrl ??
    output.CoverSetFileUrl ??
    output.TagSetFileUrl ??
    output.HighlightSetFileUrl ??
    output.ResultSetFileUrl ??
    output.SegmentSetFileUrl
  );
}

/** URLs may be signed anew each time, so they do not distinguish results. */
function tracesOf(output: AnalysisOutput): readonly string[] {
  return resultsOf(output).map(({ url: _, ...result }) => digest(result));
}
