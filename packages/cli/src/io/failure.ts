import type { VodErrorCode } from "@vod-events/core";
import type { Output } from "./io.js";
import { printable } from "./printable.js";

/**
 * Why a command failed:
 *
 * - `usage`: the arguments are invalid
 * - `input_unreadable`, `input_empty`, `input_not_utf8`, `body_too_large`, `body_not_json`: the input cannot be read
 * - `other_provider`: the event is from a provider other than the given one
 * - `body_not_decodable`: the input is not an event, or lacks the fields that identify it
 * - `adapter_failed`: the adapter broke its contract
 * - `response_error`: the input is a provider's error response
 * - `output_unwritable`: the output cannot be written
 * - `port_unavailable`: the port cannot be opened
 * - `capture_invalid`, `capture_unwritable`: the capture file is invalid or cannot be written
 * - `inbox_missing`, `id_unknown`: the inbox or the id does not exist
 * - `inbox_in_use`: an application uses the inbox that is copied
 * - `copy_differs`: the copy of an inbox has other content
 * - `delivery_rejected`, `receiver_unreachable`: an application does not acknowledge a delivery, or does not respond
 * - `no_cloud`: no simulated cloud could be started and configured
 * - `dev_running`, `dev_not_running`: a dev server of this project runs already, or none runs
 * - `dev_failed`: the dev server did not carry out a request
 */
export type CommandFailureCode =
  | "usage"
  | "input_unreadable"
  | "input_empty"
  | "input_not_utf8"
  | "body_too_large"
  | "body_not_json"
  | "body_not_decodable"
  | "adapter_failed"
  | "other_provider"
  | "response_error"
  | "output_unwritable"
  | "port_unavailable"
  | "capture_invalid"
  | "capture_unwritable"
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
