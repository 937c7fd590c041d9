import { readFileSync } from "node:fs";
import { isVodError } from "@vod-events/core";
import { Command, CommanderError } from "commander";
import { addCallback } from "./callback/callback-command.js";
import { inTypedWords } from "./config/option-names.js";
import { addDecode } from "./decode/decode-command.js";
import { addExplain } from "./explain/explain-command.js";
import { addInbox } from "./inbox/inbox-command.js";
import {
  CommandFailure,
  type CommandFailureCode,
  type ExitCode,
  exitCodesHelp,
  reportFailure,
} from "./io/failure.js";
import type { Shell } from "./io/io.js";
import { addListen } from "./listen/listen-command.js";

/**
 * Runs the command `vod-events`.
 *
 * @param argv - what was typed after the name of the command
 * @returns what to end the process with
 */
export async function run(argv: readonly string[], shell: Shell): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(shell);
  for (const add of [addDecode, addListen, addInbox, addCallback, addExplain]) {
    add(program, shell, (code) => {
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
      return reportFailure(shell.stderr, { code, message: inTypedWords(message), requestId });
    }
    const failure =
      error instanceof CommanderError ? new CommandFailure("usage", wordingOf(error)) : error;
    if (!(failure instanceof CommandFailure)) throw failure;
    const { code, message } = failure;
    const hint = explainedByHelp.has(code) ? `; see ${helpFor(program, argv)}` : "";
    return reportFailure(shell.stderr, { code, message: `${message}${hint}` });
  }
}

/** What the help of the command shows how to do right. */
const explainedByHelp: ReadonlySet<CommandFailureCode> = new Set(["usage", "capture_invalid"]);

/** The program without its commands; what they print, also of help, goes to the shell. */
function createProgram(shell: Shell): Command {
  return new Command("vod-events")
    .description("Receive, read and look after the event notifications of video-on-demand clouds.")
    .version(ownVersion())
    .addHelpText("after", exitCodesHelp)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => shell.stdout.write(text),
      writeErr: () => {},
      getOutHelpWidth: () => shell.stdout.columns ?? 80,
    });
}

function ownVersion(): string {
  const manifest = new URL(import.meta.resolve("@vod-events/cli/package.json"));
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}

function wordingOf({ code, message }: CommanderError): string {
  if (code === "commander.help") return "name a command";
  return (
    message
      .replace(/^error: /, "")
      // What was given to an option that there is not may be a key.
      .replace(/^(unknown option '[^'=]*)=.*'/, "$1'")
      .replace(/\.$/, "")
      .replaceAll("\n", " ")
  );
}

/** How to ask for the help of the command that was meant, as far as its name was right. */
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
