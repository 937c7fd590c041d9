import type { VodErrorCode } from "@vod-events/core";
import type { Output } from "./io.js";
import { printable } from "./printable.js";

/**
 * Why a command failed:
 *
 * - `usage`: it was called wrongly
 * - `input_unreadable`, `input_empty`, `input_not_utf8`, `body_too_large`, `body_not_json`: what it was
 *   given to read
 * - `other_provider`: the event is one of another cloud than the one named
 * - `body_not_decodable`: it is no event, or an event that lacks what identifies it
 * - `response_error`: what was read is the cloud's answer that a call failed
 * - `output_unwritable`: what it prints cannot be written
 * - `port_unavailable`: it cannot listen where it should
 * - `capture_invalid`, `capture_unwritable`: what was given is no captured callback, or none can be written there
 * - `inbox_missing`, `id_unknown`: there is no such inbox file, or nothing with that id in it
 */
export type CommandFailureCode =
  | "usage"
  | "input_unreadable"
  | "input_empty"
  | "input_not_utf8"
  | "body_too_large"
  | "body_not_json"
  | "body_not_decodable"
  | "other_provider"
  | "response_error"
  | "output_unwritable"
  | "port_unavailable"
  | "capture_invalid"
  | "capture_unwritable"
  | "inbox_missing"
  | "id_unknown";

/**
 * A command cannot go on. The message is for the person at the terminal; of what was read it names fields
 * and codes, and quotes nothing.
 */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly code: CommandFailureCode;

  constructor(code: CommandFailureCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What the command's process ends with: 0 done, 1 failed, 2 wrong usage, 3 something would change. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The exit codes of every command, as a help text says them. */
export const exitCodesHelp = `
Exit codes:
  0  done
  1  failed; each error is a line "error[code]: message" on standard error
  2  wrong usage`;

/** What a command ends with, in words. */
export interface ReportedFailure {
  readonly code: CommandFailureCode | VodErrorCode;
  readonly message: string;
  /** The cloud's id of the request, to quote to its support. */
  readonly requestId?: string | undefined;
}

/** Tells of a failure in one line; returns what to end with. */
export function reportFailure(
  stderr: Output,
  { code, message, requestId }: ReportedFailure,
): ExitCode {
  const quoted = requestId === undefined ? "" : ` (request id ${requestId})`;
  reportLine(stderr, `error[${code}]`, `${message}${quoted}`);
  return code === "usage" ? 2 : 1;
}

/** Tells of something worth knowing, in one line. */
export function reportNote(stderr: Output, message: string): void {
  reportLine(stderr, "note", message);
}

/** Tells of something in one line that begins with what it is. */
export function reportLine(stderr: Output, what: string, message: string): void {
  stderr.write(`${shorten(printable(`${what}: ${message}`))}\n`);
}

/** Names come from outside and may be of any length. */
const longestLine = 1000;

function shorten(line: string): string {
  return line.length <= longestLine ? line : `${line.slice(0, longestLine - 1)}…`;
}
