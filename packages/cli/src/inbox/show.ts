import { CommandFailure } from "../io/failure.js";
import type { Shell } from "../io/io.js";
import { printable } from "../io/printable.js";
import { colorsFor } from "../output/pretty.js";
import { treeLines } from "../output/tree.js";
import { withInbox } from "./existing-inbox.js";
import { recordJson } from "./format-entry.js";

/** What `vod-events inbox show` is called with. */
export interface ShowOptions {
  readonly inbox: string;
  readonly id: string;
  /** A line of JSON, in place of a tree. */
  readonly json: boolean;
}

/**
 * Prints all that is kept of an entry.
 *
 * @throws CommandFailure when there is none of that id
 */
export async function show({ inbox, id, json }: ShowOptions, shell: Shell): Promise<void> {
  const record = await withInbox(inbox, (ledger) => ledger.get(id));
  if (record === undefined) throw unknownId(id);
  const line = JSON.stringify(recordJson(record));
  const lines = json
    ? [printable(line)]
    : treeLines(JSON.parse(line), (name) => colorsFor(shell).dim(name));
  shell.stdout.write(`${lines.join("\n")}\n`);
}

/** The failure of asking for an entry that is not there. */
export function unknownId(id: string): CommandFailure {
  return new CommandFailure("id_unknown", `there is nothing in the inbox with the id ${id}`);
}
