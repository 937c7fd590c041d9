import type { VodEventBase } from "./envelope.js";
import type { MediaOutput } from "./output.js";

/** The result of cutting, joining or composing media. */
export type EditCompleted = VodEventBase<"edit.completed", EditCompletedData>;

/** The data of {@link EditCompleted}. The event's `mediaId` is the output's id when there is exactly one output. */
export interface EditCompletedData {
  readonly kind: EditKind;
  /** Empty when the edit failed. */
  readonly outputs: readonly MediaOutput[];
}

/**
 * The kind of edit: `edit` on a timeline, `split` one media into several, `compose` tracks into one, `concat` several
 * media into one, `clip` a part of one.
 */
export type EditKind = "edit" | "split" | "compose" | "concat" | "clip";
