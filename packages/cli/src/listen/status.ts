import { type Diagnostics, isVodError, type VodErrorCode } from "@vod-events/core";
import { inTypedWords } from "../config/option-names.js";
import { reportLine, reportNote } from "../io/failure.js";
import type { Output } from "../io/io.js";
import { describeNotice } from "../output/format-warning.js";

/** What was counted while events came. */
export interface Counts {
  printed: number;
  duplicates: number;
  refused: number;
}

/**
 * Tells in lines what goes on besides the events: what was refused, what failed and is tried again, what is
 * worth knowing. Returns what it counts.
 */
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

/** What failed here or at the cloud, and comes right by itself as a rule. */
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

/** What somebody may want to look into; of what a cloud repeats it tells once. */
function reportOddities(observe: Diagnostics, stderr: Output): void {
  const told = new Set<string>();
  observe
    .on("undecodable", ({ problems }) => {
      const where = "it is kept: see vod-events inbox list --state dead";
      reportNote(stderr, `the queue held what is no event (${problems.join("; ")}); ${where}`);
    })
    .on("unsigned_allowed", () => {
      const consequence = "anybody who knows the URL can make events";
      reportLine(stderr, "warning", `callbacks without a signature are taken: ${consequence}`);
    })
    .on("schema_drift", ({ kind, name }) => reportNote(stderr, describeNotice({ kind, name })))
    .on("unsupported_format", ({ format, advice }) => {
      if (told.has(format)) return;
      told.add(format);
      reportNote(stderr, describeNotice({ kind: "old_format", name: format, advice }));
    });
}

/** An error in words that quote nothing: of one that is not the library's only its code or name. */
function describeError(error: unknown): string {
  if (isVodError(error)) return `${error.code}: ${inTypedWords(error.message)}`;
  if (!(error instanceof Error)) return "something that is no error was thrown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** The code and the message to end with for an error. */
export function failureOf(error: unknown): {
  readonly code: VodErrorCode;
  readonly message: string;
  readonly requestId?: string | undefined;
} {
  if (isVodError(error)) {
    const { code, message, requestId } = error;
    return { code, message: inTypedWords(message), requestId };
  }
  return { code: "internal_error", message: describeError(error) };
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
