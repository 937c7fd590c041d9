import type { ReconcileOptions, ReconcileResult } from "../reconciliation/reconcile-options.js";
import { Reconciler, type ReconcilerContext } from "../reconciliation/reconciler.js";
import { requirementsOf } from "../reconciliation/requirements.js";
import type { ReconcileSchedule } from "../reconciliation/schedule-options.js";
import { Scheduler } from "../reconciliation/scheduler.js";

/** The reconciliation of an application. */
export interface Reconciliation {
  run(options: ReconcileOptions): Promise<ReconcileResult>;
  /** Reconciles at intervals; absent without a schedule. */
  readonly scheduler?: Scheduler;
}

/** Throws a `VodError` when a schedule is given that the selected provider or the inbox does not support. */
export function createReconciliation(
  context: Omit<ReconcilerContext, "windowSeconds">,
  schedule: ReconcileSchedule | undefined,
): Reconciliation {
  const reconciler = new Reconciler({ ...context, windowSeconds: schedule?.windowSeconds });
  const run: Reconciliation["run"] = (options) => reconciler.run(options);
  if (schedule === undefined) return { run };
  const { selected: name, pipeline, random, providers } = context;
  const { state } = requirementsOf({ name, provider: providers.get(name) }, pipeline.inbox);
  const { everySeconds } = schedule;
  return {
    run,
    scheduler: new Scheduler({ name, everySeconds, reconciler, state, pipeline, random }),
  };
}
