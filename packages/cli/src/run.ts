import { readFileSync } from "node:fs";
import { isVodError } from "@vod-events/core";
import { Command, CommanderError } from "commander";
import { addAdapters } from "./adapters/adapters-command.js";
import { addCallback } from "./callback/callback-command.js";
import { withOptionNames } from "./config/option-names.js";
import { addDecode } from "./decode/decode-command.js";
import { addDev } from "./dev/dev-command.js";
import { addExplain } from "./explain/explain-command.js";
import { addInbox } from "./inbox/inbox-command.js";
import {
  CommandFailure,
  type CommandFailureCode,
  type ExitCode,
  exitCodesHelp,
  reportFailure,
} from "./io/failure.js";
import type { Io } from "./io/io.js";
import { addListen } from "./listen/listen-command.js";
import { addSimulate } from "./simulate/simulate-command.js";

const manifest = new URL(import.meta.resolve("@vod-events/cli/package.json"));
const { version } = JSON.parse(readFileSync(manifest, "utf8"));

/**
 * Runs the command `vod-events`.
 *
 * @param argv - the arguments after the command's name
 * @returns the exit code
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(io);
  for (const add of [
    ...[addDecode, addListen, addInbox, addCallback, addExplain, addAdapters],
    ...[addDev, addSimulate],
  ]) {
    add(program, io, (code) => {
      exitCode = code;
    });
  }
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (isVodError(error)) {
      const { code, message, requestId } = error;
      return reportFailure(io.stderr, { code, message: withOptionNames(message), requestId });
    }
    const failure =
      error instanceof CommanderError
        ? new CommandFailure("usage", formatUsageError(error))
        : error;
    if (!(failure instanceof CommandFailure)) throw failure;
    const { code, message } = failure;
    const hint = explainedByHelp.has(code) ? `; see ${helpFor(program, argv)}` : "";
    return reportFailure(io.stderr, { code, message: `${message}${hint}` });
  }
}

/** The failures that the help of the command explains. */
const explainedByHelp: ReadonlySet<CommandFailureCode> = new Set(["usage", "capture_invalid"]);

/** Creates the program without its commands. All output, including help, goes to `io`. */
function createProgram(io: Io): Command {
  return new Command("vod-events")
    .description("Receive, decode and manage the event notifications of video clouds (VOD).")
    .version(version)
    .addHelpText("after", exitCodesHelp)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: () => {},
      getOutHelpWidth: () => io.stdout.columns ?? 80,
    });
}

function formatUsageError({ code, message }: CommanderError): string {
  if (code === "commander.help") return "name a command";
  return (
    message
      .replace(/^error: /, "")
      // The value of an unknown option may be a key.
      .replace(/^(unknown option '[^'=]*)=.*'/, "$1'")
      .replace(/\.$/, "")
      .replaceAll("\n", " ")
  );
}

/** Returns the help command to suggest, as far as the arguments name a command. */
function helpFor(program: Command, argv: readonly string[]): string {
  const names: string[] = [];
  let command: Command | undefined = program;
  for (const word of argv) {
    command = command.commands.find((known) => known.name() === word);
    if (command === undefined) break;
    names.push(word);
  }
  return ["vod-events", ...names, "--help"].join(" ");
}
