import type { DefineCommand } from "../io/define-command.js";
import { setExitCodes } from "../io/exit-codes-help.js";
import { type ExplainOptions, explain } from "./explain.js";

const explanation = `
Examples:
  vod-events listen --provider main --capture rejected.jsonl
  vod-events explain --provider main --capture rejected.jsonl
  vod-events explain --capture request.http --json | jq -r '.causes[].name'

The capture is JSON, one callback per file or per line:
  { "path": "/vod/main", "headers": { … }, "body": "…", "receivedAt": "2026-01-01T00:00:00Z" }
bodyBase64 instead of body has the exact bytes; url may replace path. A raw HTTP/1.1 request
also works: its body is every byte after the blank line. A callback without path and url
counts as sent to the URL of the provider of --provider.

The command tries common causes with at most 200 signature checks. It sends nothing, stores
no event, and prints no key, body or query of a URL. It uses the config of vod-events callback.`;

const exitCodes = `
  0  the receiver accepts every callback
  1  the receiver rejects a callback, or failure (a line "error[code]: message" per error)
  2  invalid usage`;

/** Defines `vod-events explain`. */
export const defineExplain: DefineCommand = (command, io, finish) => {
  setExitCodes(command, exitCodes)
    .description("Explain why the receiver rejects a captured callback, and how to fix it.")
    .requiredOption("--capture <file>", "the capture file; - for standard input")
    .option("--config <file>", "the config file (default: vod-events.config.* here or above)")
    .option("--provider <name>", "the provider, by its name in the config")
    .option("--json", "print one line of JSON per callback")
    .addHelpText("after", explanation)
    .action(async (flags: ExplainOptions) => finish(await explain(flags, io)));
};
