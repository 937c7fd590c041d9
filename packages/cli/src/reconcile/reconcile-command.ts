import { Option } from "commander";
import { defaultInbox, inboxAddressHelp } from "../config/inbox-address.js";
import { parseTime } from "../inbox/time-option.js";
import type { DefineCommand } from "../io/define-command.js";
import { type ReconcileFlags, reconcile } from "./reconcile.js";

const help = `
Examples:
  vod-events reconcile --since 2h --dry-run
  vod-events reconcile --since 2026-01-31T08:00:00Z --provider main
  vod-events reconcile
  vod-events reconcile --deletions --dry-run

Events that the provider did not deliver are stored in the inbox. Its application handles them. Without --since, the
command continues where the previous reconciliation ended. Ctrl-C stops it after a page.

--deletions searches for deleted media instead: it asks the API about every media that exists by its state in the inbox.
It stores nothing when the API shows none of them, because the credentials are then those of another account.`;

/** Defines `vod-events reconcile`. */
export const defineReconcile: DefineCommand = (command, io, finish) => {
  command
    .description("Store the events that a provider did not deliver, as its API shows them.")
    .option("--config <file>", "the config file (default: vod-events.config.* here or above)")
    .option("--provider <name>", "the provider, by its name in the config")
    .option("--since <time>", "the start: a time, or a duration before now such as 2h", parseTime)
    .option("--until <time>", "the end, as for --since (default: now)", parseTime)
    .addOption(
      new Option(
        "--deletions",
        "search for deleted media, which asks the API about every media",
      ).conflicts(["since", "until"]),
    )
    .option("--dry-run", "list the missing events and store nothing")
    .option(
      "--inbox <address>",
      `${inboxAddressHelp} (default: that of the config, or ${defaultInbox})`,
    )
    .option("--json", "print JSON, also on a terminal")
    .addHelpText("after", help)
    .action(async (flags: ReconcileFlags) => finish(await reconcile(flags, io)));
};
