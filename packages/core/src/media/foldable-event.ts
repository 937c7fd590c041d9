import type { VodEvent } from "../event/event.js";

/** An event to fold, and the time of its receipt. */
export interface FoldableEvent {
  readonly event: VodEvent;
  readonly receivedAt: Date;
}
