import type { EventRef } from "../diagnostics/diagnostics.js";

/** What to reconcile. */
export interface ReconcileOptions {
  /** The name of the provider. Default: the selected one. */
  readonly provider?: string | undefined;
  /**
   * The start of the time span. Default: where the last reconciliation ended, minus an overlap; for the first one,
   * `reconcile.windowSeconds` ago.
   */
  readonly since?: Date | undefined;
  /** The end of the time span, not later than now. Default: now. */
  readonly until?: Date | undefined;
  /** Absent: see `ReconcileDeletionsOptions`. */
  readonly deletions?: false | undefined;
  /** Whether to list the missing events without storing anything. Default false. */
  readonly dryRun?: boolean | undefined;
  /** Stops the reconciliation. A later one continues from the last complete page. */
  readonly signal?: AbortSignal | undefined;
}

/** An event that is missing in the inbox. */
export interface MissingEvent extends EventRef {
  readonly mediaId?: string;
  /** The time of the event: RFC 3339 in UTC; absent when the provider sends none. */
  readonly time?: string;
}

/** The result of a reconciliation. */
export interface ReconcileResult {
  /** The name of the provider. */
  readonly provider: string;
  readonly since: Date;
  readonly until: Date;
  /** The number of events that the API showed. Sources skip the details of events that the inbox has. */
  readonly found: number;
  /** The number of events that were missing and are stored now; 0 for a dry run. */
  readonly stored: number;
  /** The number of events that the inbox had. */
  readonly duplicates: number;
  /** The number of API calls, including repeated ones. */
  readonly calls: number;
  /** The missing events of a dry run; empty otherwise. */
  readonly events: readonly MissingEvent[];
  /** Whether the whole time span was read. False when the signal stopped it. */
  readonly complete: boolean;
  /** How far back the API or the inbox reaches, when the time span begins before it. */
  readonly reachesBackTo?: Date;
}
