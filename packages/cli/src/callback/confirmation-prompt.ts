import { usage } from "../io/failure.js";
import type { Io } from "../io/io.js";

/** The options of a command that changes a provider. */
export interface ConfirmationFlags {
  /** Whether the change is confirmed in advance. */
  readonly yes?: boolean | undefined;
  readonly json?: boolean;
}

/**
 * Returns a function that asks for a confirmation. Without one, it prints what was not done.
 *
 * @throws CommandFailure when there is no terminal and no confirmation in advance
 */
export function promptForConfirmation(
  { yes, json }: ConfirmationFlags,
  refused: string,
  { stdin, stderr, confirm }: Io,
): (question: string) => Promise<boolean> {
  if (yes) return async () => true;
  if (json) throw usage("cannot ask for confirmation with --json: pass --yes");
  if (confirm === undefined || stdin.isTTY !== true) {
    throw usage("cannot ask for confirmation without a terminal: pass --yes");
  }
  return async (question) => {
    const agreed = await confirm(question);
    if (!agreed) stderr.write(`${refused}\n`);
    return agreed;
  };
}
