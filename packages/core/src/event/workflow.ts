import type { Failure, Outcome, VodEventBase } from "./envelope.js";

/** A task of several steps made progress. */
export type WorkflowProgressed = VodEventBase<"workflow.progressed", WorkflowData>;

/** A task of several steps ended: well, badly, or partly. */
export type WorkflowCompleted = VodEventBase<"workflow.completed", WorkflowData>;

/** The data of {@link WorkflowProgressed} and {@link WorkflowCompleted}. */
export interface WorkflowData {
  /** The steps the cloud tells of, in its order. */
  readonly steps: readonly WorkflowStep[];
}

/** One step of a workflow. Its result, where it has one, is an event of its own. */
export interface WorkflowStep {
  /** The cloud's word for it, such as `Transcode`. */
  readonly kind: string;
  readonly outcome: Outcome;
  readonly failure?: Failure;
  readonly presetId?: string;
  /** From 0 to 100, where the cloud tells; not reliable on finished steps. */
  readonly progressPercent?: number;
}
