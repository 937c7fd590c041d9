import type { ExitCode } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { withSpinner } from "../io/spinner.js";
import { type ConfigFlags, withConfig } from "./config.js";
import { type ConfirmationFlags, promptForConfirmation } from "./confirmation-prompt.js";

export interface RemoveCommandOptions extends ConfigFlags, ConfirmationFlags {}

/**
 * Removes the callback config of the application after a confirmation.
 *
 * @throws VodError `unsupported` when the provider has no such call
 */
export function remove(options: RemoveCommandOptions, io: Io): Promise<ExitCode> {
  const confirm = promptForConfirmation(options, "not removed", io);
  return withConfig({ ...options, writes: true }, io, async (config) => {
    const control = config.selected();
    const { provider } = control;
    if (!(await confirm(`Remove the callback config of ${provider}?`))) return 1;
    const { removed } = await withSpinner(io, `writing to ${provider}`, () => control.remove());
    const text = removed
      ? `removed the callback config of ${provider}`
      : `${provider} has no callback config of this application`;
    io.stdout.write(`${options.json ? JSON.stringify({ removed }) : printable(text)}\n`);
    return 0;
  });
}
