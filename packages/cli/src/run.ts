import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { commands } from "./commands.js";
import { completeName } from "./completion/complete-name.js";
import { exitCodesHelp } from "./io/exit-codes-help.js";
import {
  CommandFailure,
  type CommandFailureCode,
  type ExitCode,
  reportFailure,
  usage,
} from "./io/failure.js";
import type { Io } from "./io/io.js";

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
  await addCommands(program, argv, io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { isVodError } = await import("@vod-events/core");
    if (isVodError(error)) {
      const { reportVodError } = await import("./callback/report.js");
      return reportVodError(error, io.stderr);
    }
    const failure = error instanceof CommanderError ? usage(formatUsageError(error)) : error;
    if (!(failure instanceof CommandFailure)) throw failure;
    const { code, message } = failure;
    const command = commandIn(program, argv);
    const hint = explainedByHelp.has(code) ? `; see ${command} --help` : "";
    const exitCode = reportFailure(io.stderr, { code, message: `${message}${hint}` });
    return code === "usage" && usageIs64.has(command) ? 64 : exitCode;
  }
}

/** The failures that the help of the command explains. */
const explainedByHelp: ReadonlySet<CommandFailureCode> = new Set(["usage", "capture_invalid"]);

/** The commands whose exit code 2 has a meaning of its own. */
const usageIs64: ReadonlySet<string> = new Set(["vod-events media wait"]);

/** Adds all commands. Those that the arguments do not name have a name and a summary only. */
async function addCommands(
  program: Command,
  argv: readonly string[],
  io: Io,
  finish: (code: ExitCode) => void,
): Promise<void> {
  for (const { name, summary, load } of commands) {
    const command = program.command(name).summary(summary);
    if (argv.includes(name)) (await load())(command, io, finish);
  }
  if (argv[0] !== completeName) return;
  const { addComplete } = await import("./completion/complete-command.js");
  addComplete(program, io);
}

/** Creates the program without its commands. All output, including help, goes to `io`. */
function createProgram(io: Io): Command {
  return new Command("vod-events")
    .description("Receive, decode and manage the event notifications of video clouds (VOD).")
    .version(version)
    .addHelpText("afterAll", exitCodesHelp)
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
      // A value may be a key or a URL with a password.
      .replace(/ argument '.*' is invalid\./s, " is invalid.")
      .replace(/^(unknown option '[^'=]*)=.*'/, "$1'")
      .replace(/\.$/, "")
      .replaceAll("\n", " ")
  );
}

/** Returns the names of the command, as far as the arguments name one. */
function commandIn(program: Command, argv: readonly string[]): string {
  const names: string[] = [];
  let command: Command | undefined = program;
  for (const word of argv) {
    command = command.commands.find((known) => known.name() === word);
    if (command === undefined) break;
    names.push(word);
  }
  return ["vod-events", ...names].join(" ");
}
