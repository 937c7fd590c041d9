import type { VodEventBase } from "./envelope.js";
import type { MediaOutput } from "./output.js";

/** The result of enhancing a media. */
export type EnhancementCompleted = VodEventBase<"enhancement.completed", EnhancementCompletedData>;

/** The data of {@link EnhancementCompleted}. The event's `mediaId` is the source's id. */
export interface EnhancementCompletedData {
  readonly kind: EnhancementKind;
  /** Empty when the enhancement failed. */
  readonly outputs: readonly MediaOutput[];
}

/**
 * The kind of enhancement: `quality` (also under its older name `rebuild`), `watermark_removal`, `image_processing`.
 */
export type EnhancementKind = "quality" | "rebuild" | "watermark_removal" | "image_processing";
