import type { EntryState, EntrySummary } from "@vod-events/core/inbox";
import { reportNote } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { isPiped } from "../io/is-piped.js";
import { printable } from "../io/printable.js";
import { tableLines } from "../output/table.js";
import { withInbox } from "./existing-inbox.js";
import { type FilterFlags, filterOf } from "./filter-options.js";
import type { InboxFlags } from "./flags.js";
import { summaryJson } from "./format-entry.js";

export interface ListFlags extends InboxFlags, FilterFlags {
  readonly state?: readonly EntryState[];
  readonly limit: number;
}

/** Prints the entries that match a filter, newest received first. */
export async function list(flags: ListFlags, io: Io): Promise<void> {
  const { inbox, limit, state, json = isPiped(io) } = flags;
  const filter = { ...filterOf(flags), states: state, limit: limit + 1 };
  const found = await withInbox(inbox, (admin) => admin.list(filter));
  const entries = found.slice(0, limit);
  const lines = json
    ? entries.map((entry) => printable(JSON.stringify(summaryJson(entry))))
    : tableLines([head, ...entries.map(rowOf)]);
  if (entries.length > 0) io.stdout.write(`${lines.join("\n")}\n`);
  else reportNote(io.stderr, "no event matches");
  if (found.length > limit)
    reportNote(io.stderr, `only the newest ${limit} events are listed. Raise --limit for more`);
}

const head = ["STATE", "RECEIVED", "TYPE", "ATTEMPTS", "ID", "LAST ERROR"];

function rowOf({ state, receivedAt, type, attempts, id, lastError }: EntrySummary) {
  const received = receivedAt.toISOString().replace(/\.\d+Z$/, "Z");
  return [state, received, type ?? "(no event)", String(attempts), id, lastError ?? ""];
}
