import type { VodEventBase } from "./envelope.js";
import type { MediaOutput } from "./output.js";

/** New media were cut, joined or composed from others, or could not be. */
export type EditCompleted = VodEventBase<"edit.completed", EditCompletedData>;

/** The data of {@link EditCompleted}. The event's `mediaId` is the output's where there is just one. */
export interface EditCompletedData {
  readonly kind: EditKind;
  /** Empty when it failed. */
  readonly outputs: readonly MediaOutput[];
}

/**
 * What was done: `edit` any editing of a timeline, `split` one media into several, `compose` tracks into
 * one, `concat` several into one, `clip` a part of one.
 */
export type EditKind = "edit" | "split" | "compose" | "concat" | "clip";
