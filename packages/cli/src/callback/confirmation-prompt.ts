import { CommandFailure } from "../io/failure.js";
import type { Shell } from "../io/io.js";

/** How a command that changes something at a cloud is called. */
export interface ConsentFlags {
  /** Whether everything was agreed to beforehand. */
  readonly yes: boolean;
  readonly json: boolean;
}

/**
 * Gives a function that asks before something is changed.
 *
 * @throws CommandFailure when nobody can be asked and nothing was agreed to
 */
export function consentFrom(
  { yes, json }: ConsentFlags,
  { stdin, confirm }: Shell,
): (question: string) => Promise<boolean> {
  if (yes) return async () => true;
  if (json) throw new CommandFailure("usage", "with --json nobody is asked: pass --yes");
  if (confirm !== undefined && stdin.isTTY === true) return confirm;
  throw new CommandFailure("usage", "nobody can be asked here, without a terminal: pass --yes");
}
