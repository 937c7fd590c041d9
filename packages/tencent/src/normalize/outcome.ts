import { type Failure, type Outcome, omitUndefined } from "@vod-events/core/provider";
import { type TaskError, taskFailure, unnamedFailure } from "./task-failure.js";

/** The status fields of a task. */
export interface TaskState extends TaskError {
  readonly Status: string | undefined;
}

/** The neutral outcome of a task. */
export interface Judgment {
  readonly outcome: Outcome;
  readonly failure?: Failure;
}

/**
 * Derives the outcome from the status and the error together: `FINISH` only means that the task ended, and a
 * `SUCCESS` with an error is not a success. A task whose error is a cancellation is canceled, not failed. `ABORTED`
 * is documented for lookups, not for events.
 */
export function judge(task: TaskState): Judgment {
  const failure = taskFailure(task);
  switch (task.Status) {
    case "PROCESSING":
    case "WAITING":
      return { outcome: "running" };
    case "ABORTED":
      return omitUndefined({ outcome: "canceled" as const, failure });
    case "FAIL":
      return failed(failure ?? unnamedFailure(task.Status, task));
    case "FINISH":
    case "SUCCESS":
      return failure === undefined ? { outcome: "succeeded" } : failed(failure);
    default:
      return failure === undefined ? { outcome: "unknown" } : failed(failure);
  }
}

/**
 * Derives the outcome of an event without a status, which is sent only at the end: from its error and its result.
 * Without either, the outcome is unknown.
 */
export function judgeEnded(error: TaskError, hasResult: boolean): Judgment {
  const failure = taskFailure(error);
  if (failure !== undefined) return failed(failure);
  return { outcome: hasResult ? "succeeded" : "unknown" };
}

/** Tells whether a status is final. */
export function isFinal(status: string | undefined): boolean {
  return status !== undefined && finalStatuses.has(status);
}

const finalStatuses: ReadonlySet<string> = new Set(["FINISH", "SUCCESS", "FAIL", "ABORTED"]);

function failed(failure: Failure): Judgment {
  return { outcome: failure.code === "canceled" ? "canceled" : "failed", failure };
}
