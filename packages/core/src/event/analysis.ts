import type { VodEventBase } from "./envelope.js";
import type { TimeSpan } from "./output.js";

/** The result of a content analysis of a media. */
export type AnalysisCompleted = VodEventBase<"analysis.completed", AnalysisCompletedData>;

/** The data of {@link AnalysisCompleted}. */
export interface AnalysisCompletedData {
  readonly kind: AnalysisKind;
  /** The results; providers truncate long lists. Empty when the analysis failed or found nothing. */
  readonly results: readonly AnalysisResult[];
  /** A temporary URL of all results as the provider's JSON. Do not log it. */
  readonly allResultsUrl?: string;
}

/**
 * The kind of analysis: `classification` of the whole media, `tags`, `frame_tags` over time, a `cover`, `highlights`,
 * `faces`, spoken words (`speech` all, `speech_keywords` given ones, `translation`), written words (`text`,
 * `text_keywords`), opening and closing credits (`head_tail`), `segments`, `objects`; `unspecified` when the provider
 * mixes several.
 */
export type AnalysisKind =
  | "classification"
  | "tags"
  | "frame_tags"
  | "cover"
  | "highlights"
  | "faces"
  | "speech"
  | "speech_keywords"
  | "translation"
  | "text"
  | "text_keywords"
  | "head_tail"
  | "segments"
  | "objects"
  | "unspecified";

/** One result. */
export interface AnalysisResult {
  /** The provider's group name, when it groups its results. */
  readonly group?: string;
  /** A tag, name or word. */
  readonly label?: string;
  /** The spoken or written text. */
  readonly text?: string;
  /** From 0 to 100. */
  readonly confidencePercent?: number;
  /** The time spans of the occurrences; empty when the provider does not send them. */
  readonly spans: readonly TimeSpan[];
  /** An image or video of the result. The URL may be signed and expire: do not log it. */
  readonly url?: string;
  /** The provider's name of the source, such as `OCR`. */
  readonly source?: string;
}
