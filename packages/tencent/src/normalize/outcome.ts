import { type Failure, type Outcome, present } from "@vod-events/core/provider";
import { type TaskError, taskFailure, unnamedFailure } from "../failures.js";

/** How a task says it went. */
export interface TaskState extends TaskError {
  readonly Status: string | undefined;
}

/** How a task went, in neutral words. */
export interface Judgment {
  readonly outcome: Outcome;
  readonly failure?: Failure;
}

/**
 * Judges a task by its status and error together: `FINISH` says only that it ended, and a `SUCCESS` with an
 * error is no success. `ABORTED` is documented for queries, not for events.
 */
export function judge(task: TaskState): Judgment {
  const failure = taskFailure(task);
  switch (task.Status) {
    case "PROCESSING":
    case "WAITING":
      return { outcome: "running" };
    case "ABORTED":
      return present({ outcome: "canceled" as const, failure });
    case "FAIL":
      return { outcome: "failed", failure: failure ?? unnamedFailure(task.Status, task) };
    case "FINISH":
    case "SUCCESS":
      return failure === undefined ? { outcome: "succeeded" } : { outcome: "failed", failure };
    default:
      return failure === undefined ? { outcome: "unknown" } : { outcome: "failed", failure };
  }
}
