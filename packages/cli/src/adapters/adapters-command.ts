import type { DefineCommand } from "../io/define-command.js";
import { type AdaptersCommandOptions, listAdapters } from "./list-adapters.js";

const explanation = `
Examples:
  vod-events adapters
  vod-events adapters --json | jq -r '.[].environment[].name'

Adapters are found in the packages @vod-events/* of node_modules here and above, and beside this
command. The config file can name others:
  adapters: { acme: "@acme/vod-adapter" }`;

/** Defines `vod-events adapters`. */
export const defineAdapters: DefineCommand = (command, io, finish) => {
  command
    .description("List the installed adapters, and those that the config file names.")
    .option("--config <file>", "the config file (default: vod-events.config.* here or above)")
    .option("--json", "print JSON")
    .addHelpText("after", explanation)
    .action(async (flags: AdaptersCommandOptions) => finish(await listAdapters(flags, io)));
};
