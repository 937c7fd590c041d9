import type { Failure, Outcome, VodEventBase } from "./envelope.js";

/** The progress of a task with several steps. */
export type WorkflowProgressed = VodEventBase<"workflow.progressed", WorkflowData>;

/** The end of a task with several steps. */
export type WorkflowCompleted = VodEventBase<"workflow.completed", WorkflowData>;

/** The data of {@link WorkflowProgressed} and {@link WorkflowCompleted}. */
export interface WorkflowData {
  /** The steps in the provider's order. */
  readonly steps: readonly WorkflowStep[];
}

/** A step of a workflow. Its result, when it has one, is a separate event. */
export interface WorkflowStep {
  /** The provider's name of the step, such as `Transcode`. */
  readonly kind: string;
  readonly outcome: Outcome;
  readonly failure?: Failure;
  readonly presetId?: string;
  /** From 0 to 100. It is not reliable for finished steps. */
  readonly progressPercent?: number;
}
