import type { ReconcileOptions, ReconcileResult } from "../reconciliation/reconcile-options.js";
import type { Reconciler, ReconcilerContext } from "../reconciliation/reconciler.js";
import { requirementsOf } from "../reconciliation/requirements.js";
import type { ReconcileSchedule } from "../reconciliation/schedule-options.js";

/** The reconciliation of an application. Its code is loaded when it is first used. */
export interface Reconciliation {
  run(options: ReconcileOptions): Promise<ReconcileResult>;
  /** Reconciles at intervals until the application stops. Absent without a schedule. */
  readonly schedule?: () => Promise<void>;
}

/** Throws a `VodError` when a schedule is given that the selected provider or the inbox does not support. */
export function createReconciliation(
  context: Omit<ReconcilerContext, "windowSeconds">,
  schedule: ReconcileSchedule | undefined,
): Reconciliation {
  let loaded: Promise<Reconciler> | undefined;
  const load = () => {
    loaded ??= import("../reconciliation/reconciler.js").then(
      ({ Reconciler }) => new Reconciler({ ...context, windowSeconds: schedule?.windowSeconds }),
    );
    return loaded;
  };
  const reconciliation: Reconciliation = { run: async (options) => (await load()).run(options) };
  if (schedule === undefined) return reconciliation;
  const { selected: name, pipeline, random, providers } = context;
  const { state } = requirementsOf({ name, provider: providers.get(name) }, pipeline.inbox);
  let running: Promise<void> | undefined;
  const start = async () => {
    const { Scheduler } = await import("../reconciliation/scheduler.js");
    const { everySeconds } = schedule;
    const reconciler = await load();
    await new Scheduler({ name, everySeconds, reconciler, state, pipeline, random }).run();
  };
  return {
    ...reconciliation,
    schedule() {
      running ??= start();
      return running;
    },
  };
}
