import type { Outcome } from "@vod-events/core/provider";

/** The documented statuses of ExecutionComplete and VideoTrackComplete. */
const statuses: ReadonlyMap<string, Outcome> = new Map([
  ["Success", "succeeded"],
  ["Failed", "failed"],
  ["Terminated", "canceled"],
  ["PendingStart", "running"],
  ["Running", "running"],
]);

/** Returns the outcome of a status; `unknown` for an undocumented or absent one. */
export function outcomeOfStatus(status: string | undefined): Outcome {
  return statuses.get(status ?? "") ?? "unknown";
}

/** Returns the outcome of an error code, which is documented as `Success` for a success. */
export function outcomeOfCode(code: string | undefined): Outcome {
  if (code === undefined) return "unknown";
  return code === "Success" ? "succeeded" : "failed";
}

/**
 * Returns the outcome of the status code of a workflow. Its values are undocumented, so that only `Success` and the
 * codes that other events document as errors count.
 */
export function outcomeOfWorkflow(code: string | undefined): Outcome {
  const outcome = outcomeOfCode(code);
  if (outcome !== "failed") return outcome;
  return /^(Fail$|InternalError|InvalidParameter)/.test(code ?? "") ? "failed" : "unknown";
}

/** Returns the outcome of a synchronization, whose codes are the numbers 0 and 4005. */
export function outcomeOfSync(code: string | undefined): Outcome {
  if (code === "0") return "succeeded";
  return code === "4005" ? "failed" : "unknown";
}
