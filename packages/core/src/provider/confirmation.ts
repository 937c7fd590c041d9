import type { VodEvent } from "../event/event.js";

/** What a cloud's API is asked to hold an event against: the task that it came from, or its media. */
export interface LookupRequest {
  readonly about: "task" | "media";
  /** The cloud's id of it. */
  readonly id: string;
}

/**
 * How an event stands against what a cloud's API tells. Reasons name fields of the event and no values.
 *
 * - `confirmed`: the API tells the same
 * - `contradicted`: the API tells something else, and will
 * - `not_yet`: the API does not tell it, but may be behind the event. `finally` is what it comes to when the API
 *   tells no more later on; `forgotten` stands for `contradicted`, unless the event is so old by then that the
 *   API may not know its task any more
 * - `unknown`: the API tells nothing that the event could be held against
 */
export type Confirmation =
  | { readonly status: "confirmed" }
  | { readonly status: "contradicted"; readonly reasons: readonly string[] }
  | {
      readonly status: "not_yet";
      readonly reasons: readonly string[];
      readonly finally: "contradicted" | "unknown" | "forgotten";
    }
  | { readonly status: "unknown"; readonly reason: string };

/** The limits of the calls that events are held against; core paces by them. */
export interface ConfirmationLimits {
  /** How many may begin in a second. */
  readonly callsPerSecond: number;
  /** How long the API knows a task, counted from when it was submitted. */
  readonly taskRetentionSeconds: number;
}

/**
 * Reads events back through a cloud's API. One native call an inquiry: no retry, no cache. Events that lead to the
 * same inquiry share its answer.
 */
export interface ConfirmationSource {
  readonly limits: ConfirmationLimits;
  /** What to ask about an event; `undefined` where the API tells nothing of such events. */
  lookupFor(event: VodEvent): LookupRequest | undefined;
  /**
   * Asks; that there is no such task or media is an answer too. Rejects with a `VodError`.
   *
   * @returns what `judge` reads
   */
  lookup(inquiry: LookupRequest, signal?: AbortSignal): Promise<unknown>;
  /** Holds an event against an answer to its inquiry. Pure and total, like `normalize`. */
  compare(event: VodEvent, answer: unknown): Confirmation;
}
