import { type Failure, omitUndefined } from "@vod-events/core/provider";
import type { Judgment } from "./outcome.js";

/**
 * Derives the outcome of a task that ended from its parts and its own error. A part with an unknown state, or one
 * that still runs although the task ended, makes the outcome unknown. A failed part makes it at least partial.
 */
export function judgeParts(own: Failure | undefined, parts: readonly Judgment[]): Judgment {
  const bad = parts.filter(({ outcome }) => outcome === "failed" || outcome === "canceled");
  const failures = bad.map(({ failure }) => failure).filter((failure) => failure !== undefined);
  if (bad.length === parts.length && (bad.length > 0 || own !== undefined)) {
    const canceled =
      own === undefined
        ? bad.every(({ outcome }) => outcome === "canceled")
        : own.code === "canceled";
    const outcome = canceled ? ("canceled" as const) : ("failed" as const);
    return omitUndefined({ outcome, failure: own ?? failures[0] });
  }
  if (bad.length > 0 || own !== undefined) {
    return omitUndefined({ outcome: "partial" as const, failure: own ?? onlyReason(failures) });
  }
  const all = parts.length > 0 && parts.every(({ outcome }) => outcome === "succeeded");
  return { outcome: all ? "succeeded" : "unknown" };
}

/** Returns the common failure when all failures have the same reason. */
function onlyReason(failures: readonly Failure[]): Failure | undefined {
  return new Set(failures.map(({ raw }) => raw)).size === 1 ? failures[0] : undefined;
}
