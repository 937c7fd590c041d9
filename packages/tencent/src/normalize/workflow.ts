import { type Failure, present, type WorkflowStep } from "@vod-events/core/provider";
import type { Procedure } from "../wire/procedure.js";
import { type Judgment, judge } from "./outcome.js";
import type { ProcedureItem } from "./procedure-item.js";

/** How a procedure went, and whether it ended. */
export interface WorkflowJudgment extends Judgment {
  readonly finished: boolean;
}

/**
 * Judges a procedure by its own status and by its items. Its own error is deprecated and still filled:
 * alone it is a failure, next to items that all succeeded it means that something else did not. Where no
 * status can be read, the procedure ended if all its items did.
 */
export function judgeWorkflow(
  content: Procedure,
  items: readonly ProcedureItem[],
): WorkflowJudgment {
  const own = judge(content);
  const running = items.some(({ outcome }) => outcome === "running");
  if (own.outcome === "unknown" && (running || items.length === 0)) {
    return { outcome: running ? "running" : "unknown", finished: false };
  }
  if (own.outcome === "running") return { ...own, finished: false };
  if (own.outcome === "canceled" || items.length === 0) return { ...own, finished: true };
  return { ...judgeItems(own.failure, items), finished: true };
}

/** A step of the workflow that an item tells of. */
export function stepOf(item: ProcedureItem): WorkflowStep {
  const { kind, outcome, failure, presetId, progressPercent } = item;
  return present({ kind, outcome, failure, presetId, progressPercent });
}

/** A procedure that ended with an item still running says nothing about that one. */
function judgeItems(own: Failure | undefined, items: readonly ProcedureItem[]): Judgment {
  const count = (outcome: ProcedureItem["outcome"]) =>
    items.filter((item) => item.outcome === outcome).length;
  const failures = items.map(({ failure }) => failure).filter((failure) => failure !== undefined);
  if (count("failed") === items.length) {
    return present({ outcome: "failed" as const, failure: own ?? failures[0] });
  }
  if (count("failed") > 0 || own !== undefined) {
    return present({ outcome: "partial" as const, failure: own ?? onlyReason(failures) });
  }
  return { outcome: count("succeeded") === items.length ? "succeeded" : "unknown" };
}

/** The failure of all, where they give the same reason. */
function onlyReason(failures: readonly Failure[]): Failure | undefined {
  return new Set(failures.map(({ raw }) => raw)).size === 1 ? failures[0] : undefined;
}
