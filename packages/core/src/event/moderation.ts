import type { VodEventBase } from "./envelope.js";
import type { TimeSpan } from "./output.js";

/** A media was checked for content that must not be shown, or could not be. */
export type ModerationCompleted = VodEventBase<"moderation.completed", ModerationCompletedData>;

/** The data of {@link ModerationCompleted}. */
export interface ModerationCompletedData {
  readonly verdict: Verdict;
  /** The cloud's words for what is wrong, such as `Porn`; empty when nothing is. */
  readonly labels: readonly string[];
  /** Where; clouds cut long lists off. */
  readonly segments: readonly ModerationSegment[];
  /** Where all segments can be fetched as the cloud's JSON, for a time; do not log it. */
  readonly allSegmentsUrl?: string;
}

/** `pass`: may be shown. `review`: a person should look. `block`: must not be shown. */
export type Verdict = "pass" | "review" | "block" | "unknown";

/** One place where something is wrong. */
export interface ModerationSegment extends TimeSpan {
  readonly verdict?: Verdict;
  readonly label?: string;
  readonly subLabel?: string;
  /** From 0 to 100. */
  readonly confidencePercent?: number;
  /** What was said or written there. */
  readonly text?: string;
  /** An image of it; may be signed and expire, so do not log it. */
  readonly imageUrl?: string;
  /** The cloud's word for what it was found in, such as `OCR`. */
  readonly source?: string;
}
