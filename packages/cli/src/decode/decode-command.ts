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

The input is the body of one callback or, for tencent, also an answer of PullEvents.
It is read on this machine: nothing is sent anywhere, and no signature is checked.
${exitCodesHelp}`;

interface Flags {
  readonly provider: ListedProvider;
  readonly pretty?: boolean;
}

/** Adds `vod-events decode`, which passes its exit code to `finish`. */
export function addDecode(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command("decode")
    .summary("translate a cloud's events")
    .description("Translate a cloud's events into the neutral vocabulary: one line of JSON each.")
    .argument("[file]", "the file to read; - or none for standard input")
    .requiredOption(
      "--provider <name>",
      `the cloud it comes from: ${providerNames.join(" or ")}`,
      parseProvider,
    )
    .option("--pretty", "print for people to read")
    .addHelpText("after", examples)
    .action(async (file: string | undefined, { provider, pretty = false }: Flags) => {
      finish(await decode({ provider, file, pretty }, io));
    });
}
