import type { EntryFilter, EntrySummary } from "@vod-events/core/inbox";
import { reportNote } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { tableLines } from "../output/table.js";
import { withInbox } from "./existing-inbox.js";
import { summaryJson } from "./format-entry.js";

export interface ListOptions {
  readonly inbox: string;
  readonly filter: EntryFilter;
  readonly limit: number;
  /** Whether to print JSON lines instead of a table. */
  readonly json: boolean;
}

/** Prints the entries that match a filter, newest received first. */
export async function list(
  { inbox, filter, limit, json }: ListOptions,
  { stdout, stderr }: Io,
): Promise<void> {
  const found = await withInbox(inbox, (admin) => admin.list({ ...filter, limit: limit + 1 }));
  const entries = found.slice(0, limit);
  const lines = json
    ? entries.map((entry) => printable(JSON.stringify(summaryJson(entry))))
    : tableLines([head, ...entries.map(rowOf)]);
  if (entries.length > 0) stdout.write(`${lines.join("\n")}\n`);
  else reportNote(stderr, "no event matches");
  if (found.length > limit)
    reportNote(stderr, `only the newest ${limit} events are listed. Raise --limit for more`);
}

const head = ["STATE", "RECEIVED", "TYPE", "ATTEMPTS", "ID", "LAST ERROR"];

function rowOf({ state, receivedAt, type, attempts, id, lastError }: EntrySummary) {
  const received = receivedAt.toISOString().replace(/\.\d+Z$/, "Z");
  return [state, received, type ?? "(no event)", String(attempts), id, lastError ?? ""];
}
