import { type Failure, type Outcome, omitUndefined } from "@vod-events/core/provider";
import { type TaskError, taskFailure, unnamedFailure } from "../api/failures.js";

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
 * error is no success. A task whose error says that it was canceled is canceled, not failed. `ABORTED` is
 * documented for queries, not for events.
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
 * Judges what has no status, for it is only told of when it ended: by its error, and by whether there is a
 * result. That there is neither says nothing.
 */
export function judgeEnded(error: TaskError, hasResult: boolean): Judgment {
  const failure = taskFailure(error);
  if (failure !== undefined) return failed(failure);
  return { outcome: hasResult ? "succeeded" : "unknown" };
}

/** Whether a task with this status ended, so that it says no more. */
export function isFinal(status: string | undefined): boolean {
  return status !== undefined && finalStatuses.has(status);
}

const finalStatuses: ReadonlySet<string> = new Set(["FINISH", "SUCCESS", "FAIL", "ABORTED"]);

function failed(failure: Failure): Judgment {
  return { outcome: failure.code === "canceled" ? "canceled" : "failed", failure };
}
