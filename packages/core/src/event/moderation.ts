import type { VodEventBase } from "./envelope.js";
import type { TimeSpan } from "./output.js";

/** The result of checking a media for prohibited content. */
export type ModerationCompleted = VodEventBase<"moderation.completed", ModerationCompletedData>;

/** The data of {@link ModerationCompleted}. */
export interface ModerationCompletedData {
  readonly verdict: Verdict;
  /** The provider's labels, such as `Porn`; empty when nothing was found. */
  readonly labels: readonly string[];
  /** The places of the findings; providers truncate long lists. */
  readonly segments: readonly ModerationSegment[];
  /** A temporary URL of all segments as the provider's JSON. Do not log it. */
  readonly allSegmentsUrl?: string;
}

/** `pass`: may be shown. `review`: needs a human review. `block`: must not be shown. */
export type Verdict = "pass" | "review" | "block" | "unknown";

/** One place of a finding. */
export interface ModerationSegment extends TimeSpan {
  readonly verdict?: Verdict;
  readonly label?: string;
  readonly subLabel?: string;
  /** From 0 to 100. */
  readonly confidencePercent?: number;
  /** The spoken or written text. */
  readonly text?: string;
  /** An image of the place. The URL may be signed and expire: do not log it. */
  readonly imageUrl?: string;
  /** The provider's name of the source, such as `OCR`. */
  readonly source?: string;
}
