import { CommandFailure } from "../io/failure.js";
import type { Io } from "../io/io.js";

/** The options of a command that changes a provider. */
export interface ConfirmationFlags {
  /** Whether the change is confirmed in advance. */
  readonly yes?: boolean;
  readonly json?: boolean;
}

/**
 * Returns a function that asks for a confirmation.
 *
 * @throws CommandFailure when there is no terminal and no confirmation in advance
 */
export function promptForConfirmation(
  { yes, json }: ConfirmationFlags,
  { stdin, confirm }: Io,
): (question: string) => Promise<boolean> {
  if (yes) return async () => true;
  if (json)
    throw new CommandFailure("usage", "cannot ask for confirmation with --json: pass --yes");
  if (confirm !== undefined && stdin.isTTY === true) return confirm;
  throw new CommandFailure("usage", "cannot ask for confirmation without a terminal: pass --yes");
}
