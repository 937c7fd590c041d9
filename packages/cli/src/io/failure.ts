import type { VodErrorCode } from "@vod-events/core";
import type { Output } from "./io.js";
import { printable } from "./printable.js";

/** Why a command failed. `vod-events errors` has the meaning of each code. */
export type CommandFailureCode =
  | "usage"
  | "input_unreadable"
  | "input_empty"
  | "input_too_large"
  | "input_not_utf8"
  | "input_not_json"
  | "body_not_decodable"
  | "adapter_failed"
  | "other_provider"
  | "response_error"
  | "output_unwritable"
  | "port_unavailable"
  | "capture_invalid"
  | "capture_unwritable"
  | "report_unwritable"
  | "inbox_missing"
  | "id_unknown"
  | "inbox_in_use"
  | "copy_differs"
  | "delivery_rejected"
  | "receiver_unreachable"
  | "no_cloud"
  | "dev_running"
  | "dev_not_running"
  | "dev_failed";

/** Ends a command. The message is for people. It names fields and codes of the input and quotes nothing. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly code: CommandFailureCode;

  constructor(code: CommandFailureCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Creates the failure of invalid arguments. */
export function usage(message: string): CommandFailure {
  return new CommandFailure("usage", message);
}

/**
 * The exit code: 0 success, 1 failure, 2 invalid usage, 3 pending changes. A command whose 2 means something else returns
 * 64 for invalid usage, as `EX_USAGE` of `sysexits.h`.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 64;

/** A failure to report. */
export interface ReportedFailure {
  readonly code: CommandFailureCode | VodErrorCode;
  readonly message: string;
  /** The provider's request id, for its support. */
  readonly requestId?: string | undefined;
}

/** The codes whose message names the help of the command or needs no remedy. */
const withoutExplanation: ReadonlySet<ReportedFailure["code"]> = new Set([
  "usage",
  "capture_invalid",
  "aborted",
]);

/** The codes that were reported to each output. */
const reported = new WeakMap<Output, Set<ReportedFailure["code"]>>();

/**
 * Reports a failure in one line. The first failure with a code has a second line, which names the command that explains
 * the code. Returns the exit code.
 */
export function reportFailure(
  stderr: Output,
  { code, message, requestId }: ReportedFailure,
): ExitCode {
  const suffix = requestId === undefined ? "" : ` (request id ${requestId})`;
  reportLine(stderr, `error[${code}]`, `${message}${suffix}`);
  const codes = reported.get(stderr) ?? new Set(withoutExplanation);
  if (!codes.has(code)) reportLine(stderr, "  see", `vod-events errors ${code}`);
  reported.set(stderr, codes.add(code));
  return code === "usage" ? 2 : 1;
}

/** Reports a note in one line. */
export function reportNote(stderr: Output, message: string): void {
  reportLine(stderr, "note", message);
}

/** Reports a line that begins with its kind. */
export function reportLine(stderr: Output, what: string, message: string): void {
  stderr.write(`${shorten(printable(`${what}: ${message}`))}\n`);
}

/** Messages contain names from requests, which may have any length. */
const longestLine = 1000;

function shorten(line: string): string {
  return line.length <= longestLine ? line : `${line.slice(0, longestLine - 1)}…`;
}
