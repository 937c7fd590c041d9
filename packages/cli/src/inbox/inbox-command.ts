import type { EntryFilter, EntryState } from "@vod-events/core/inbox";
import type { Command } from "commander";
import { defaultInbox, inboxAddressHelp } from "../config/inbox-address.js";
import { CommandFailure, type ExitCode, exitCodesHelp } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { parseLimit } from "../io/number-option.js";
import { copy } from "./copy.js";
import { addFilterOptions, type FilterFlags, stateOption } from "./filter-options.js";
import { list } from "./list.js";
import { retry } from "./retry.js";
import { show } from "./show.js";
import { stats } from "./stats.js";

interface Flags {
  readonly inbox: string;
  readonly json?: boolean;
}

interface ListFlags extends Flags, FilterFlags {
  readonly state?: readonly EntryState[];
  readonly limit: number;
}

interface RetryFlags extends Flags, FilterFlags {
  readonly dead?: boolean;
}

interface CopyFlags extends Pick<Flags, "json"> {
  readonly from: string;
  readonly to: string;
  readonly includeRunning?: boolean;
}

/** Adds `vod-events inbox` and its subcommands. They pass their exit code to `finish`. */
export function addInbox(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const inbox = program
    .command("inbox")
    .description("List, show, retry and copy the events of an inbox.")
    .addHelpText("after", exitCodesHelp);
  const asJson = ({ json }: Pick<Flags, "json">) => json ?? io.stdout.isTTY !== true;

  addFilterOptions(subcommand(inbox, "list", "List events, newest first.", listExamples))
    .addOption(stateOption())
    .option("--limit <n>", "the maximum number of events", parseLimit, 50)
    .action(async (flags: ListFlags) => {
      const { inbox, limit, state } = flags;
      const filter = { ...filterOf(flags), states: state };
      await list({ inbox, filter, limit, json: asJson(flags) }, io);
    });

  subcommand(inbox, "show", "Show the full record of an event.", showExamples)
    .argument("<id>", "the id of the event")
    .action(async (id: string, flags: Flags) => {
      await show({ inbox: flags.inbox, id, json: asJson(flags) }, io);
    });

  addFilterOptions(subcommand(inbox, "retry", "Make events due again.", retryExamples))
    .argument("[id...]", "ids of waiting or dead events")
    .option("--dead", "all dead events, or those that match the other options")
    .action(async (ids: readonly string[], flags: RetryFlags) => {
      const chosen = chosenBy(ids, flags);
      finish(await retry({ inbox: flags.inbox, chosen, json: flags.json ?? false }, io));
    });

  subcommand(inbox, "stats", "Count the events in each state.", statsExamples).action(
    async (flags: Flags) => stats({ inbox: flags.inbox, json: asJson(flags) }, io),
  );

  inbox
    .command("copy")
    .description("Copy all events of an inbox to another one, and compare them.")
    .requiredOption("--from <address>", `the inbox to copy: ${inboxAddressHelp}`)
    .requiredOption("--to <address>", "the inbox that receives the events; created on first use")
    .option("--include-running", "copy running events as waiting ones, after a crash")
    .option("--json", "print JSON, also on a terminal")
    .addHelpText("after", `\nExample:\n${copyExample}\n${exitCodesHelp}`)
    .action(async ({ from, to, includeRunning = false, ...flags }: CopyFlags) => {
      finish(await copy({ from, to, includeRunning, json: asJson(flags) }, io));
    });
}

function subcommand(inbox: Command, name: string, description: string, help: string): Command {
  return inbox
    .command(name)
    .description(description)
    .option("--inbox <address>", `the inbox: ${inboxAddressHelp}`, defaultInbox)
    .option("--json", "print JSON, also on a terminal")
    .addHelpText("after", `\nExamples:\n${help}\n${exitCodesHelp}`);
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

/**
 * @throws CommandFailure when the selection is ambiguous
 */
function chosenBy(ids: readonly string[], flags: RetryFlags) {
  const filter = filterOf(flags);
  const filtered = Object.values(filter).some((value) => value !== undefined);
  if (flags.dead && ids.length === 0) return { dead: filter };
  if (flags.dead) throw new CommandFailure("usage", "name ids or pass --dead, not both");
  if (filtered) throw new CommandFailure("usage", "filter options require --dead");
  if (ids.length === 0) throw new CommandFailure("usage", "name the ids to retry, or pass --dead");
  return { ids };
}

function filterOf({ type, provider, since, before }: FilterFlags): EntryFilter {
  return { types: type, provider, since, before };
}
