import type { Command } from "commander";
import type { ExitCode } from "./failure.js";
import type { Io } from "./io.js";

/** Adds arguments, options, subcommands and actions to a command. Its actions pass their exit code to `finish`. */
export type DefineCommand = (command: Command, io: Io, finish: (code: ExitCode) => void) => void;
