import type { Random } from "../primitives/clock.js";
import { deletionRequirementsOf } from "../reconciliation/deletion-requirements.js";
import { searchDeletions } from "../reconciliation/deletion-search.js";
import type {
  ReconcileDeletionsOptions,
  ReconcileDeletionsResult,
} from "../reconciliation/deletions-options.js";
import { PageReaders } from "../reconciliation/page-readers.js";
import type { ReconcileOptions, ReconcileResult } from "../reconciliation/reconcile-options.js";
import { Reconciler, type ReconcilerContext } from "../reconciliation/reconciler.js";
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

/** The dependencies of a {@link Reconciliation}. */
interface ReconciliationContext extends Omit<ReconcilerContext, "windowSeconds" | "readers"> {
  readonly random: Random;
}

/** Throws a `VodError` when a schedule is given that the selected provider or the inbox does not support. */
export function createReconciliation(
  { random, ...given }: ReconciliationContext,
  schedule: ReconcileSchedule | undefined,
): Reconciliation {
  const { selected: name, pipeline, providers } = given;
  const readers = new PageReaders({ clock: pipeline.clock, random });
  const context = { ...given, readers, windowSeconds: schedule?.windowSeconds };
  const reconciler = new Reconciler(context);
  const parts = {
    run: (options: ReconcileOptions) => reconciler.run(options),
    searchDeletions: (options: ReconcileDeletionsOptions) => searchDeletions(options, context),
  };
  if (schedule === undefined) return { ...parts, schedulers: [] };
  const { state } = requirementsOf({ name, provider: providers.get(name) }, pipeline.inbox);
  const { everySeconds, deletionsEverySeconds } = schedule;
  const common = { name, state, pipeline, random };
  const ofSpans = new Scheduler({
    ...{ ...common, everySeconds, turnKey: `reconciliation turn of ${name}` },
    run: (onPage) => reconciler.run({ provider: name }, onPage),
  });
  if (deletionsEverySeconds === undefined) return { ...parts, schedulers: [ofSpans] };
  deletionRequirementsOf(name, context);
  const ofDeletions = new Scheduler({
    ...{ ...common, everySeconds: deletionsEverySeconds, turnKey: `deletions turn of ${name}` },
    run: (onPage) => searchDeletions({ provider: name, deletions: true }, context, onPage),
  });
  return { ...parts, schedulers: [ofSpans, ofDeletions] };
}
