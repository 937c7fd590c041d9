import type { VodEvent } from "../event/event.js";

/** A lookup of the task or media that an event belongs to, or of all renditions of the media. */
export interface LookupRequest {
  readonly about: "task" | "media" | "renditions";
  /** The provider's id of the task, or of the media. */
  readonly id: string;
}

/**
 * The result of comparing an event with the provider's API. Reasons name fields of the event and contain no values.
 *
 * - `confirmed`: the API agrees with the event
 * - `contradicted`: the API disagrees, and the disagreement is final
 * - `not_yet`: the API lacks the event's data and may be behind. `finally` is the result if the data stays missing.
 *   `forgotten` means `contradicted`, unless the event is so old that the API may have deleted the task
 * - `unknown`: the API has nothing to compare the event with
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

/** The limits of lookups. Core limits its rate by them. */
export interface ConfirmationLimits {
  /** The maximum number of lookups per second. */
  readonly callsPerSecond: number;
  /** How long the API keeps a task after its submission. */
  readonly taskRetentionSeconds: number;
}

/**
 * Looks up events through a provider's API. Each lookup is one native call, without retries or caching. Events with
 * the same lookup request share its result.
 */
export interface ConfirmationSource {
  readonly limits: ConfirmationLimits;
  /** Returns the lookup for an event; `undefined` when the API has no data about such events. */
  lookupFor(event: VodEvent): LookupRequest | undefined;
  /**
   * Performs a lookup. A missing task or media is a result, too. Rejects with a `VodError`.
   *
   * @returns the value that `compare` reads
   */
  lookup(request: LookupRequest, signal?: AbortSignal): Promise<unknown>;
  /** Compares an event with the result of its lookup. Pure and total, like `normalize`. */
  compare(event: VodEvent, answer: unknown): Confirmation;
}
