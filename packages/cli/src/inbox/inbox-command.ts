import type { Command } from "commander";
import { defaultInbox, inboxAddressHelp } from "../config/inbox-address.js";
import type { DefineCommand } from "../io/define-command.js";
import { parseLimit } from "../io/number-option.js";
import { type CopyFlags, copy } from "./copy.js";
import { addFilterOptions, stateOption } from "./filter-options.js";
import type { InboxFlags } from "./flags.js";
import { type ListFlags, list } from "./list.js";
import { type RetryFlags, retry } from "./retry.js";
import { show } from "./show.js";
import { stats } from "./stats.js";

/** Defines `vod-events inbox`. */
export const defineInbox: DefineCommand = (command, io, finish) => {
  command.description("List, show, retry and copy the events of an inbox.");

  addFilterOptions(subcommand(command, "list", "List events, newest first.", listExamples))
    .addOption(stateOption())
    .option("--limit <n>", "the maximum number of events", parseLimit, 50)
    .action((flags: ListFlags) => list(flags, io));

  subcommand(command, "show", "Show the full record of an event.", showExamples)
    .argument("<id>", "the id of the event")
    .action((id: string, flags: InboxFlags) => show(id, flags, io));

  addFilterOptions(subcommand(command, "retry", "Make events due again.", retryExamples))
    .argument("[id...]", "ids of waiting or dead events")
    .option("--dead", "all dead events, or those that match the other options")
    .action(async (ids: readonly string[], flags: RetryFlags) =>
      finish(await retry(ids, flags, io)),
    );

  subcommand(command, "stats", "Count the events in each state.", statsExamples).action(
    (flags: InboxFlags) => stats(flags, io),
  );

  command
    .command("copy")
    .description("Copy all events of an inbox to another one, and compare them.")
    .requiredOption("--from <address>", `the inbox to copy: ${inboxAddressHelp}`)
    .requiredOption("--to <address>", "the inbox that receives the events; created on first use")
    .option("--include-running", "copy running events as waiting ones, after a crash")
    .option("--json", "print JSON, also on a terminal")
    .addHelpText("after", `\nExample:\n${copyExample}`)
    .action(async (flags: CopyFlags) => finish(await copy(flags, io)));
};

function subcommand(inbox: Command, name: string, description: string, help: string): Command {
  return inbox
    .command(name)
    .description(description)
    .option("--inbox <address>", `the inbox: ${inboxAddressHelp}`, defaultInbox)
    .option("--json", "print JSON, also on a terminal")
    .addHelpText("after", `\nExamples:\n${help}`);
}

const listExamples = `  vod-events inbox list --state dead --since 2h
  vod-events inbox list --type media.uploaded --json | jq -r .id`;
const showExamples = `  vod-events inbox show acme:upload:528…
  vod-events inbox show <id> --json | jq .history

The output contains the original callback. Its URLs may be signed.`;
const retryExamples = `  vod-events inbox retry <id> <id>
  vod-events inbox retry --dead --type media.transcoded --since 7d

The next listener or application of this inbox handles them.`;
const copyExample = `  vod-events inbox copy --from vod-events.db --to postgres://user@host/database

Stop the applications of both inboxes first. Afterwards, start them with the new one. An interrupted copy can be
repeated: entries that the target has stay as they are. The password may be in PGPASSWORD.`;
const statsExamples = `  vod-events inbox stats
  vod-events inbox stats --json | jq .dead`;
