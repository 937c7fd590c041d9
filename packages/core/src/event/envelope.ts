import type { FailureCode } from "./failure.js";

/**
 * How a happening ended, judged from the provider's status and error code together.
 *
 * `partial` means that some of its parts succeeded and some failed; `running` is a progress warning.
 */
export type Outcome = "succeeded" | "failed" | "partial" | "running" | "canceled" | "unknown";

/** Why something failed. */
export interface Failure {
  /** The reason in our closed vocabulary. */
  readonly code: FailureCode;
  /** The provider's own word or number for it, as text. */
  readonly raw: string;
  /** The provider's sentence about it; wording may change at any time, so never match on it. */
  readonly message?: string;
}

/** The provider's own event, for what the neutral fields do not carry. */
export interface NativeEvent {
  /** The provider's name for the type of event. */
  readonly type: string;
  /**
   * The provider's event as it came, less its `null` members and what belongs to one delivery only
   * (a queue handle, a signature). It may hold signed URLs: do not log it.
   */
  readonly payload: unknown;
}

/** What every event carries, whatever its type. */
export interface VodEventBase<Type extends string, Data> {
  /**
   * Identifies the happening: the same for its push, its pull and every redelivery, and different for
   * any other happening. Starts with the provider's id and a colon; otherwise opaque.
   */
  readonly id: string;
  readonly type: Type;
  /** The adapter's id, such as the first part of `id`. */
  readonly provider: string;
  readonly outcome: Outcome;
  /** When it happened: RFC 3339 in UTC. Absent where the provider gives no time. */
  readonly time?: string;
  /** The media it is about. Always text: some clouds use integers above 2^53. */
  readonly mediaId?: string;
  /** The task it came from, where it came from one. */
  readonly taskId?: string;
  /** Present when `outcome` is `failed`, and for `partial` where the provider names one reason. */
  readonly failure?: Failure;
  /** What the application attached to the upload or the task, returned unchanged. */
  readonly passthrough?: string;
  readonly data: Data;
  readonly native: NativeEvent;
}
