import type { DeletionSource } from "./deletion-source.js";

/**
 * Reads through a provider's API what has happened, and makes the native events that a callback would have delivered.
 * `decode` and `normalize` give them the same ids, so that an event that also arrives as a callback is a duplicate.
 * It has no policy: core limits the rate, repeats a failed read, and stores the cursor.
 */
export interface ReconciliationSource {
  readonly limits: ReconciliationLimits;
  /** What the API tells of each documented native type. */
  readonly coverage: Readonly<Record<string, ReconciliationCoverage>>;
  /**
   * Makes at most one API call and returns the events that it shows. A read with the cursor of a page returns the next
   * page. Rejects with a `VodError`: with `request_rejected` for a cursor that the source or the API does not accept, as
   * one of another version. Core then reads the span from its start.
   */
  read(request: ReconciliationRequest, signal?: AbortSignal): Promise<ReconciliationPage>;
  /** Finds deletions, which no list shows. Absent when the API does not tell them, or not the facts of their ids. */
  readonly deletions?: DeletionSource;
}

/** The limits of a provider's API. */
export interface ReconciliationLimits {
  /** The documented maximum number of calls per second, of the slowest call. */
  readonly callsPerSecond: number;
  /** How far back the API reaches; absent when it has no documented end. */
  readonly retentionSeconds?: number;
  /**
   * How long before a time span events may have happened that its pages contain: a source reads further back when the
   * API lists by creation and does not show when something ended. Absent: not at all.
   */
  readonly reachBackSeconds?: number;
}

/** What an API tells of the events of a native type. */
export interface ReconciliationCoverage {
  /** `full`: the event with all its neutral data. `partial`: the event with less data. `none`: nothing. */
  readonly covers: "full" | "partial" | "none";
  /** The API calls, such as `DescribeTaskDetail`; empty for `none`. */
  readonly calls: readonly string[];
  /** What is missing, as a sentence; absent for `full`. */
  readonly missing?: string;
}

/** Returns the coverage of a native type that the API tells nothing of. */
export function notCovered(missing: string): ReconciliationCoverage {
  return { covers: "none", calls: [], missing };
}

/** Returns the coverage of a native type that the API tells less of than a callback. */
export function partlyCovered(calls: readonly string[], missing: string): ReconciliationCoverage {
  return { covers: "partial", calls, missing };
}

/** A time span to read, or the rest of it. */
export interface ReconciliationRequest {
  readonly since: Date;
  readonly until: Date;
  /** The cursor of the previous page; absent for the first one. */
  readonly cursor?: string | undefined;
  /** Returns which of these event ids the inbox has. A source needs no details of such events. */
  stored(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** The events of one read. */
export interface ReconciliationPage {
  /** Deliveries as JSON values: each is unwrapped, decoded and stored as the body of a callback. */
  readonly events: readonly unknown[];
  /** The cursor of the next page: JSON text of at most 64 KiB; absent at the end of the time span. */
  readonly next?: string;
  /** The number of API calls: 0 or 1. */
  readonly calls: 0 | 1;
}
