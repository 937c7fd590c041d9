import type { Failure, Outcome } from "@vod-events/core/provider";

// SUCCESS is the only word in documented samples. FAILED is documented as a filter of the task list
// (https://cloud.baidu.com/doc/VOD/s/Fm4axtv8o), not as the status of an event. READY and RUNNING are reported for
// another kind of task. FAIL, PROCESSING and the two words for canceling are guesses. Other words have the outcome
// "unknown".
const outcomes: ReadonlyMap<string, Outcome> = new Map([
  ["SUCCESS", "succeeded"],
  ["FAILED", "failed"],
  ["FAIL", "failed"],
  ["READY", "running"],
  ["RUNNING", "running"],
  ["PROCESSING", "running"],
  ["CANCELED", "canceled"],
  ["CANCELLED", "canceled"],
]);

/** Returns the outcome of a task's status. Baidu mixes upper and lower case. */
export function outcomeOf(status: string | undefined): Outcome {
  return outcomes.get(status?.toUpperCase() ?? "") ?? "unknown";
}

/**
 * Returns the failure of a task; `undefined` unless its status is a failure, because `errMsg` is also set on success.
 * Baidu sends no error code, so the code is always `other` and `raw` is the status.
 */
export function failureOf(
  status: string | undefined,
  errMsg: string | undefined,
): Failure | undefined {
  if (status === undefined || outcomeOf(status) !== "failed") return undefined;
  const failure = { code: "other", raw: status } as const;
  return errMsg === undefined || errMsg.toUpperCase() === "OK"
    ? failure
    : { ...failure, message: errMsg };
}
