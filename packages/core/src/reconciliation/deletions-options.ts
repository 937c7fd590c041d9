import type { ReconcileOptions, ReconcileResult } from "./reconcile-options.js";

/** A search for deletions. It asks about each media whose file exists by its state. */
export interface ReconcileDeletionsOptions
  extends Pick<ReconcileOptions, "provider" | "dryRun" | "signal"> {
  readonly deletions: true;
}

/** The result of a search for deletions. */
export interface ReconcileDeletionsResult
  extends Omit<ReconcileResult, "since" | "until" | "reachesBackTo"> {
  /** The number of media that were asked about. */
  readonly media: number;
}
