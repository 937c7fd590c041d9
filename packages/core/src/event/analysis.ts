import type { VodEventBase } from "./envelope.js";
import type { TimeSpan } from "./output.js";

/** A media was analyzed for what it shows and says, or could not be. */
export type AnalysisCompleted = VodEventBase<"analysis.completed", AnalysisCompletedData>;

/** The data of {@link AnalysisCompleted}. */
export interface AnalysisCompletedData {
  readonly kind: AnalysisKind;
  /** What was found; clouds cut long lists off. Empty when it failed or nothing was found. */
  readonly results: readonly AnalysisResult[];
  /** Where all results can be fetched as the cloud's JSON, for a time; do not log it. */
  readonly allResultsUrl?: string;
}

/**
 * What was looked for: `classification` of the whole, `tags`, `frame_tags` over time, a `cover`,
 * `highlights`, `faces`, spoken words (`speech` all of them, `speech_keywords` given ones,
 * `translation`), written words (`text`, `text_keywords`), opening and closing credits (`head_tail`),
 * `segments`, `objects`; `unspecified` where the cloud mixes several.
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

/** One thing that was found. */
export interface AnalysisResult {
  /** The cloud's word for the group it belongs to, where it groups its results. */
  readonly group?: string;
  /** What it is: a tag, a name, a word. */
  readonly label?: string;
  /** What was said or written there. */
  readonly text?: string;
  /** From 0 to 100. */
  readonly confidencePercent?: number;
  /** Where it is, each time it occurs; empty where the cloud does not tell. */
  readonly spans: readonly TimeSpan[];
  /** An image or a video of it; may be signed and expire, so do not log it. */
  readonly url?: string;
  /** The cloud's word for what it was found in, such as `OCR`. */
  readonly source?: string;
}
