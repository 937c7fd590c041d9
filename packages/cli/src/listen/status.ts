import { type Diagnostics, isVodError, type VodErrorCode } from "@vod-events/core";
import { withOptionNames } from "../config/option-names.js";
import { reportLine, reportNote } from "../io/failure.js";
import type { Output } from "../io/io.js";
import { formatWarning } from "../output/format-warning.js";

/** The counts of a listener. */
export interface Counts {
  printed: number;
  duplicates: number;
  refused: number;
}

/** Reports diagnostics in lines: rejected callbacks, failures with retries, and warnings. Returns the counts. */
export function reportStatus(observe: Diagnostics, stderr: Output): Readonly<Counts> {
  const counts: Counts = { printed: 0, duplicates: 0, refused: 0 };
  observe
    .on("handled", () => {
      counts.printed += 1;
    })
    .on("duplicate", () => {
      counts.duplicates += 1;
    })
    .on("rejected", ({ code, status, problems = [], error }) => {
      counts.refused += 1;
      const reasons = error === undefined ? problems : [...problems, describeError(error)];
      const why = reasons.length === 0 ? "" : `: ${reasons.join("; ")}`;
      reportLine(stderr, "rejected", `${code}, answered with ${status}${why}`);
    });
  reportTroubles(observe, stderr);
  reportOddities(observe, stderr);
  return counts;
}

/** Failures on this machine or at the provider that usually resolve themselves. */
function reportTroubles(observe: Diagnostics, stderr: Output): void {
  const tell = (what: string, message: string) => reportLine(stderr, what, message);
  observe
    .on("attempt_failed", ({ type, id, error }) =>
      tell("failed", `${type} ${id}: ${describeError(error)}`),
    )
    .on("retrying", ({ type, id, attempt, waitMilliseconds }) => {
      tell("retrying", `${type} ${id} in ${seconds(waitMilliseconds)}, attempt ${attempt}`);
    })
    .on("lease_lost", ({ type, id }) => {
      tell("repeated", `${type} ${id} was printed, and another listener prints it too`);
    })
    .on("inbox_failed", ({ error }) => tell("inbox failed", describeError(error)))
    .on("pull_failed", ({ error, waitMilliseconds }) => {
      tell("pull failed", `${describeError(error)}; again in ${seconds(waitMilliseconds)}`);
    })
    .on("confirm_failed", ({ error, count }) => {
      tell("confirm failed", `${describeError(error)}; the cloud sends ${count} again`);
    })
    .on("delivery_failed", ({ error }) => {
      tell("delivery_failed", `${describeError(error)}; the cloud sends it again`);
    });
}

/** Warnings to look into. Repeated ones are reported once. */
function reportOddities(observe: Diagnostics, stderr: Output): void {
  const reported = new Set<string>();
  observe
    .on("undecodable", ({ problems }) => {
      const where = "it is kept: see vod-events inbox list --state dead";
      reportNote(
        stderr,
        `the queue contained an undecodable message (${problems.join("; ")}); ${where}`,
      );
    })
    .on("unsigned_allowed", () => {
      const consequence = "anyone who knows the URL can forge events";
      reportLine(stderr, "warning", `unsigned callbacks are accepted: ${consequence}`);
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
  if (!(error instanceof Error)) return "a value that is not an error was thrown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** Returns the code and message of the failure that ends the command. */
export function failureOf(error: unknown): {
  readonly code: VodErrorCode;
  readonly message: string;
  readonly requestId?: string | undefined;
} {
  if (isVodError(error)) {
    const { code, message, requestId } = error;
    return { code, message: withOptionNames(message), requestId };
  }
  return { code: "internal_error", message: describeError(error) };
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
