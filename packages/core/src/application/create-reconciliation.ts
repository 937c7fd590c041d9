import type { Random } from "../primitives/clock.js";
import { deletionRequirementsOf } from "../reconciliation/deletion-requirements.js";
import { searchDeletions } from "../reconciliation/deletion-search.js";
import type {
  ReconcileDeletionsOptions,
  ReconcileDeletionsResult,
} from "../reconciliation/deletions-options.js";
import { pageReaders } from "../reconciliation/page-readers.js";
import { type ReconcilerContext, reconcile } from "../reconciliation/reconcile.js";
import type { ReconcileOptions, ReconcileResult } from "../reconciliation/reconcile-options.js";
import { requirementsOf } from "../reconciliation/requirements.js";
import type { ReconcileSchedule } from "../reconciliation/schedule-options.js";
import { Scheduler } from "../reconciliation/scheduler.js";

/** The reconciliation of an application. */
export interface Reconciliation {
  run(options: ReconcileOptions): Promise<ReconcileResult>;
  searchDeletions(options: ReconcileDeletionsOptions): Promise<ReconcileDeletionsResult>;
  /** Reconcile at intervals; empty without a schedule. */
  readonly schedulers: readonly Scheduler[];
}

interface ReconciliationContext extends Omit<ReconcilerContext, "windowSeconds" | "readerOf"> {
  readonly random: Random;
}

/** Throws a `VodError` when a schedule is given that the selected provider or the inbox does not support. */
export function createReconciliation(
  { random, ...given }: ReconciliationContext,
  schedule: ReconcileSchedule | undefined,
): Reconciliation {
  const { selected: name, pipeline, providers } = given;
  const readerOf = pageReaders({ clock: pipeline.clock, random });
  const context = { ...given, readerOf, windowSeconds: schedule?.windowSeconds };
  const parts = {
    run: (options: ReconcileOptions) => reconcile(options, context),
    searchDeletions: (options: ReconcileDeletionsOptions) => searchDeletions(options, context),
  };
  if (schedule === undefined) return { ...parts, schedulers: [] };
  const { state } = requirementsOf({ name, provider: providers.get(name) }, pipeline.inbox);
  const { everySeconds, deletionsEverySeconds } = schedule;
  const common = { name, state, pipeline, random };
  const ofSpans = new Scheduler({
    ...{ ...common, everySeconds, turnKey: `reconciliation turn of ${name}` },
    run: (onPage) => reconcile({ provider: name }, context, onPage),
  });
  if (deletionsEverySeconds === undefined) return { ...parts, schedulers: [ofSpans] };
  deletionRequirementsOf(name, context);
  const ofDeletions = new Scheduler({
    ...{ ...common, everySeconds: deletionsEverySeconds, turnKey: `deletions turn of ${name}` },
    run: (onPage) => searchDeletions({ provider: name, deletions: true }, context, onPage),
  });
  return { ...parts, schedulers: [ofSpans, ofDeletions] };
}
