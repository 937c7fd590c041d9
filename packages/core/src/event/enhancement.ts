import type { VodEventBase } from "./envelope.js";
import type { MediaOutput } from "./output.js";

/** A better version of a media was made, or could not be. */
export type EnhancementCompleted = VodEventBase<"enhancement.completed", EnhancementCompletedData>;

/** The data of {@link EnhancementCompleted}. The event's `mediaId` is the source's. */
export interface EnhancementCompletedData {
  readonly kind: EnhancementKind;
  /** Empty when it failed. */
  readonly outputs: readonly MediaOutput[];
}

/** What was done: `quality` (also under its older name `rebuild`), `watermark_removal`, `image_processing`. */
export type EnhancementKind = "quality" | "rebuild" | "watermark_removal" | "image_processing";
