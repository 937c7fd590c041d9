import type { Command } from "commander";
import { type ExitCode, exitCodesHelp } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { type AdaptersCommandOptions, listAdapters } from "./list-adapters.js";

const explanation = `
Examples:
  vod-events adapters
  vod-events adapters --json | jq -r '.[].environment[].name'

Adapters are found in the packages @vod-events/* of node_modules here and above, and beside this
command. The config file can name others:
  adapters: { acme: "@acme/vod-adapter" }
${exitCodesHelp}`;

/** Adds `vod-events adapters`, which passes its exit code to `finish`. */
export function addAdapters(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command("adapters")
    .description("List the installed adapters, and those that the config file names.")
    .option("--config <file>", "the config file (default: vod-events.config.* here or above)")
    .option("--json", "print JSON")
    .addHelpText("after", explanation)
    .action(async (flags: AdaptersCommandOptions) => finish(await listAdapters(flags, io)));
}
