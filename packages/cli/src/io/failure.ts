import type { VodErrorCode } from "@vod-events/core";
import type { Output } from "./io.js";
import { printable } from "./printable.js";

/** Why a command failed. */
export type CommandFailureCode =
  | "usage" // The arguments are invalid.
  | "input_unreadable"
  | "input_empty"
  | "input_not_utf8"
  | "body_too_large"
  | "body_not_json"
  | "body_not_decodable" // The input is not an event, or lacks the fields that identify it.
  | "adapter_failed" // The adapter broke its contract.
  | "other_provider" // The event is from a provider other than the given one.
  | "response_error" // The input is a provider's error response.
  | "output_unwritable"
  | "port_unavailable"
  | "capture_invalid"
  | "capture_unwritable"
  | "report_unwritable"
  | "inbox_missing"
  | "id_unknown"
  | "inbox_in_use" // An application uses the inbox that is copied.
  | "copy_differs" // The copy of an inbox has other content.
  | "delivery_rejected" // An application does not acknowledge a delivery.
  | "receiver_unreachable" // An application does not respond.
  | "no_cloud" // No simulated cloud could be started and configured.
  | "dev_running" // A dev server of this project runs already.
  | "dev_not_running"
  | "dev_failed"; // The dev server did not carry out a request.

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

/** Reports a failure in one line. Returns the exit code. */
export function reportFailure(
  stderr: Output,
  { code, message, requestId }: ReportedFailure,
): ExitCode {
  const suffix = requestId === undefined ? "" : ` (request id ${requestId})`;
  reportLine(stderr, `error[${code}]`, `${message}${suffix}`);
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
