import type { FailureCode } from "./failure.js";

/**
 * The outcome of an operation, derived from the provider's status and error code.
 *
 * `partial` means that some parts succeeded and some failed. `running` is a progress notification. `skipped`
 * means that the provider did not do it, because it was not needed or does not fit the media.
 */
export type Outcome =
  | "succeeded"
  | "failed"
  | "partial"
  | "running"
  | "canceled"
  | "skipped"
  | "unknown";

/** The reason of a failure. */
export interface Failure {
  /** The reason in the neutral vocabulary. */
  readonly code: FailureCode;
  /** The provider's error code, as text. */
  readonly raw: string;
  /** The provider's error message. Its text may change at any time: do not match on it. */
  readonly message?: string;
}

/** The provider's own event, for data without a neutral field. */
export interface NativeEvent {
  /** The provider's name of the event type. */
  readonly type: string;
  /**
   * The provider's event without its `null` members and without data of a single delivery, such as a queue handle or
   * a signature. It may contain signed URLs: do not log it.
   */
  readonly payload: unknown;
}

/** The fields of every event. */
export interface VodEventBase<Type extends string, Data> {
  /**
   * Identifies the event. It is the same for push, pull and every redelivery. It starts with the provider's id and a
   * colon; the rest is opaque.
   */
  readonly id: string;
  /**
   * Whether the provider sends the id, or the adapter derives it from facts that stay the same across redeliveries,
   * such as the task and its status.
   */
  readonly idSource: "provider" | "derived";
  /** The event type, such as `media.uploaded`. */
  readonly type: Type;
  /** The adapter's id: the first part of `id`. */
  readonly provider: string;
  /** The outcome of the operation. */
  readonly outcome: Outcome;
  /** When the event occurred: RFC 3339 in UTC. Absent when the provider sends no time. */
  readonly time?: string;
  /** `derived` when `time` is a time of the media or task, because the provider sends no time of the event. */
  readonly timeSource?: "derived";
  /** The media's id. Always a string, because some providers use integers above 2^53. */
  readonly mediaId?: string;
  /** The id of the task that caused the event. */
  readonly taskId?: string;
  /** Present when `outcome` is `failed`, and for `partial` when the provider names one reason. */
  readonly failure?: Failure;
  /** The value that the application attached to the upload or task, unchanged. */
  readonly passthrough?: string;
  /** The data of the event type. */
  readonly data: Data;
  /** The provider's own event. */
  readonly native: NativeEvent;
}
