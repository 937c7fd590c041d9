import { didYouMean } from "@vod-events/core/provider";
import type { DefineCommand } from "../io/define-command.js";
import { usage } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { type ErrorEntry, errorCatalog } from "./catalog.js";
import { errorLines, errorTable } from "./format-error.js";

const explanation = `
Examples:
  vod-events errors
  vod-events errors signature_mismatch
  vod-events errors --json | jq -r 'select(.status) | .code'

Commands print the code as error[code]; in a program, it is the member code of a VodError. The
remedy in JSON is Markdown, whose links are paths below the root of the repository. The command
reads no config and opens no connection.`;

/** Defines `vod-events errors`. */
export const defineErrors: DefineCommand = (command, io, finish) => {
  command
    .description("Explain the code of an error and its remedy, or list all codes.")
    .argument("[code]", "the code (default: all codes in a table)")
    .option("--json", "print one line of JSON per code")
    .addHelpText("after", explanation)
    .action((code: string | undefined, { json }: { readonly json?: boolean }) => {
      const named = code === undefined ? undefined : errorWith(code);
      const listed = named === undefined ? errorCatalog : [named];
      const lines = json ? listed.map((error) => JSON.stringify(error)) : linesFor(named, io);
      io.stdout.write(`${lines.join("\n")}\n`);
      finish(0);
    });
};

function linesFor(named: ErrorEntry | undefined, { stdout }: Io): readonly string[] {
  if (named === undefined) return errorTable(errorCatalog);
  return errorLines(named, stdout.columns ?? 80);
}

function errorWith(code: string): ErrorEntry {
  const found = errorCatalog.find((error) => error.code === code);
  if (found !== undefined) return found;
  const known = errorCatalog.map((error) => error.code);
  throw usage(`unknown error code${didYouMean(code, known)}`);
}
