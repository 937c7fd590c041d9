import type { VodEventBase } from "./envelope.js";

/** A live stream can be watched. */
export type LiveStarted = VodEventBase<"live.started", LiveData>;

/** A live stream ended. */
export type LiveEnded = VodEventBase<"live.ended", LiveData>;

/** The data of {@link LiveStarted} and {@link LiveEnded}. */
export interface LiveData {
  /** The provider's id of the stream. */
  readonly streamId?: string;
  readonly name?: string;
}
