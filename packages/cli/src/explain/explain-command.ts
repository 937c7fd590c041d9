import { isVodError } from "@vod-events/core";
import type { Command } from "commander";
import type { ConfigFlags } from "../callback/config.js";
import { reportVodError } from "../callback/report.js";
import type { ExitCode } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { explain } from "./explain.js";

const explanation = `
Examples:
  vod-events listen --provider baidu --capture refused.jsonl
  vod-events explain --provider baidu --capture refused.jsonl
  vod-events explain --capture request.http --json | jq -r '.causes[].name'

The capture is JSON, one callback or one a line:
  { "path": "/vod/baidu", "headers": { … }, "body": "…", "receivedAt": "2026-01-01T00:00:00Z" }
with bodyBase64 in place of body for exact bytes, and url in place of path; or a request of
HTTP/1.1 as it goes over the wire, whose body is every byte after the blank line.
What has neither path nor url is taken to have come to the URL of the cloud of --provider.

It tries what commonly goes wrong, in at most 200 checks of the signature. Nothing is sent
anywhere, no event is taken in, and no key, body or query of a URL is printed.
The config is that of vod-events callback.

Exit codes:
  0  would be accepted
  1  would be refused, or failed; each error is a line "error[code]: message" on standard error
  2  wrong usage`;

interface Flags extends ConfigFlags {
  readonly capture: string;
  readonly json?: boolean;
}

/** Adds `vod-events explain`, which passes its exit code to `finish`. */
export function addExplain(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const reported = (error: unknown): ExitCode => {
    if (!isVodError(error)) throw error;
    return reportVodError(error, io.stderr);
  };
  program
    .command("explain")
    .summary("explain why a callback is rejected")
    .description("Say why the receiver refuses a captured callback, and what to do about it.")
    .requiredOption("--capture <file>", "the file with the callback; - for standard input")
    .option("--config <file>", "the config file (default: vod-events.config.* here or above)")
    .option("--provider <name>", "the cloud, by its name in the config")
    .option("--json", "print JSON, a line for each callback")
    .addHelpText("after", explanation)
    .action(async ({ json = false, ...flags }: Flags) => {
      finish(await explain({ ...flags, json }, io).catch(reported));
    });
}
