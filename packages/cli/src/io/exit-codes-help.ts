import type { Command } from "commander";

/** The exit codes of most commands in the help text. */
export const usualExitCodes = `
  0  success
  1  failure; standard error has a line "error[code]: message" for each error
  2  invalid usage`;

const others = new WeakMap<Command, string>();

/** Sets the exit codes in the help text of a command that has others than most. */
export function setExitCodes(command: Command, codes: string): Command {
  others.set(command, codes);
  return command;
}

/** Returns the end of the help text of a command. */
export function exitCodesHelp({ command }: { readonly command: Command }): string {
  return `\nExit codes:${others.get(command) ?? usualExitCodes}`;
}
