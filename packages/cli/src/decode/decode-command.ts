import { Option } from "commander";
import type { DefineCommand } from "../io/define-command.js";
import { type DecodeOptions, decode } from "./decode.js";

const examples = `
Examples:
  vod-events decode --provider <name> callback.json
  vod-events decode --provider <name> --pretty < callback.json
  vod-events decode --provider <name> pulled.json | head -n 1

The input is the body of one callback, or a response of the provider's API with pulled events.
vod-events adapters lists the names. The config file can name further adapters.
The command sends nothing and verifies no signature.`;

/** Defines `vod-events decode`. */
export const defineDecode: DefineCommand = (command, io, finish) => {
  command
    .description(
      "Translate the events of a provider to the neutral model. Prints one line of JSON per event.",
    )
    .argument("[file]", "the file to read; default or -: standard input")
    .requiredOption("--provider <name>", "the provider, by the name of its adapter")
    .option("--config <file>", "the config file (default: vod-events.config.* here or above)")
    .option("--pretty", "print for people")
    .addOption(
      new Option("--json", "print one line of JSON per event (default)").conflicts("pretty"),
    )
    .addHelpText("after", examples)
    .action(async (file: string | undefined, flags: DecodeOptions) => {
      finish(await decode({ ...flags, file }, io));
    });
};
