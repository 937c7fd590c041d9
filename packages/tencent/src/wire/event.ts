import type { Members } from "@vod-events/core/provider";

/** A decoded event in Tencent's spelling. */
export interface WireEvent<Content = unknown> {
  /** The documented spelling of its type; `type` when it is unknown. */
  readonly kind: string;
  /** Its `EventType`, or a replacement for a missing one. */
  readonly type: string;
  /** Absent when the type is unknown. */
  readonly content: Content;
  /** The content. Of an old format, the ids in it. */
  readonly raw: unknown;
  /** The event without data of a single delivery. */
  readonly payload: Members;
}
