import type { Command } from "commander";
import { type ExitCode, exitCodesHelp } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { parseProvider } from "../providers/provider-option.js";
import { type ListedProvider, providerNames } from "../providers/providers.js";
import { decode } from "./decode.js";

const examples = `
Examples:
  vod-events decode --provider tencent callback.json
  vod-events decode --provider baidu --pretty < callback.json
  vod-events decode --provider tencent pulled.json | head -n 1

The input is the body of one callback. For tencent, a response of PullEvents also works.
The command sends nothing and verifies no signature.
${exitCodesHelp}`;

interface Flags {
  readonly provider: ListedProvider;
  readonly pretty?: boolean;
}

/** Adds `vod-events decode`, which passes its exit code to `finish`. */
export function addDecode(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command("decode")
    .summary("translate the events of a provider")
    .description(
      "Translate the events of a provider to the neutral model. Prints one line of JSON per event.",
    )
    .argument("[file]", "the file to read; default or -: standard input")
    .requiredOption(
      "--provider <name>",
      `the provider: ${providerNames.join(" or ")}`,
      parseProvider,
    )
    .option("--pretty", "print for people")
    .addHelpText("after", examples)
    .action(async (file: string | undefined, { provider, pretty = false }: Flags) => {
      finish(await decode({ provider, file, pretty }, io));
    });
}
