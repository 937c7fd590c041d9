import { type Diagnostics, isVodError } from "@vod-events/core";
import { withOptionNames } from "../config/option-names.js";
import { count as counted } from "../io/count.js";
import { type ReportedFailure, reportLine, reportNote } from "../io/failure.js";
import type { Output } from "../io/io.js";
import { formatWarning } from "../output/format-warning.js";
import type { Target } from "./target.js";

/** The counts of a listener. */
export interface Counts {
  duplicates: number;
  rejected: number;
}

/** Reports diagnostics in lines: rejected callbacks, failures with retries, and warnings. Returns the counts. */
export function reportStatus(
  observe: Diagnostics,
  { verb }: Pick<Target, "verb">,
  stderr: Output,
): Readonly<Counts> {
  const counts: Counts = { duplicates: 0, rejected: 0 };
  observe
    .on("duplicate", () => {
      counts.duplicates += 1;
    })
    .on("rejected", ({ code, status, problems = [], error }) => {
      counts.rejected += 1;
      const reasons = error === undefined ? problems : [...problems, describeError(error)];
      const why = reasons.length === 0 ? "" : `: ${reasons.join("; ")}`;
      reportLine(stderr, "rejected", `${code}, status ${status}${why}`);
    });
  reportFailures(observe, verb, stderr);
  reportWarnings(observe, stderr);
  return counts;
}

/** Reports failures on this machine or at the provider, which are usually temporary. */
function reportFailures(observe: Diagnostics, verb: Target["verb"], stderr: Output): void {
  const report = (what: string, message: string) => reportLine(stderr, what, message);
  observe
    .on("attempt_failed", ({ type, id, error }) =>
      report("failed", `${type} ${id}: ${describeError(error)}`),
    )
    .on("retrying", ({ type, id, attempt, waitMilliseconds }) => {
      report("retrying", `${type} ${id} in ${seconds(waitMilliseconds)}, attempt ${attempt}`);
    })
    .on("dead_lettered", ({ type, id, attempt }) => {
      report("dead letter", `${type} ${id} after ${counted(attempt, "attempt")}`);
    })
    .on("lease_lost", ({ type, id }) => {
      report("repeated", `${type} ${id} was ${verb}, and may be ${verb} again by another listener`);
    })
    .on("inbox_failed", ({ error }) => report("inbox failed", describeError(error)))
    .on("pull_failed", ({ error, waitMilliseconds }) => {
      report(
        "pull failed",
        `${describeError(error)}; next attempt in ${seconds(waitMilliseconds)}`,
      );
    })
    .on("confirm_failed", ({ error, count }) => {
      report(
        "confirm failed",
        `${describeError(error)}; the provider redelivers ${counted(count, "event")}`,
      );
    })
    .on("delivery_failed", ({ error }) => {
      report("delivery failed", `${describeError(error)}; the provider redelivers it`);
    });
}

/** Reports warnings. Repeated ones are reported once. */
function reportWarnings(observe: Diagnostics, stderr: Output): void {
  const reported = new Set<string>();
  observe
    .on("undecodable", ({ problems, stored }) => {
      const where = stored
        ? "It is a dead letter: see vod-events inbox list --state dead"
        : "It was not stored";
      reportNote(stderr, `an event cannot be decoded (${problems.join("; ")}). ${where}`);
    })
    .on("unsigned_allowed", () => {
      const message = "unsigned callbacks are accepted: anyone who knows the URL can forge events";
      reportLine(stderr, "warning", message);
    })
    .on("schema_drift", ({ kind, name }) => reportNote(stderr, formatWarning({ kind, name })))
    .on("unsupported_format", ({ format, advice }) => {
      if (reported.has(format)) return;
      reported.add(format);
      reportNote(stderr, formatWarning({ kind: "old_format", name: format, advice }));
    });
}

/** Describes an error without quoting it: for foreign errors only the code or name. */
function describeError(error: unknown): string {
  if (isVodError(error)) return `${error.code}: ${withOptionNames(error.message)}`;
  if (!(error instanceof Error)) return "a thrown value is not an Error";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** Returns the failure that ends the command, with the names of its options. */
export function failureOf(error: unknown): ReportedFailure {
  if (isVodError(error)) {
    const { code, message, requestId } = error;
    return { code, message: withOptionNames(message), requestId };
  }
  return { code: "internal_error", message: describeError(error) };
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
