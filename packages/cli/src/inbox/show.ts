import { CommandFailure } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { isPiped } from "../io/is-piped.js";
import { printable } from "../io/printable.js";
import { colorsFor } from "../output/pretty.js";
import { treeLines } from "../output/tree.js";
import { withInbox } from "./existing-inbox.js";
import type { InboxFlags } from "./flags.js";
import { recordJson } from "./format-entry.js";

/**
 * Prints the full record of an entry.
 *
 * @throws CommandFailure when the id is unknown
 */
export async function show(id: string, flags: InboxFlags, io: Io): Promise<void> {
  const { inbox, json = isPiped(io) } = flags;
  const record = await withInbox(inbox, (admin) => admin.get(id));
  if (record === undefined) throw unknownId(id);
  const line = JSON.stringify(recordJson(record));
  const lines = json
    ? [printable(line)]
    : treeLines(JSON.parse(line), (name) => colorsFor(io).dim(name));
  io.stdout.write(`${lines.join("\n")}\n`);
}

/** The failure for an unknown id. */
export function unknownId(id: string): CommandFailure {
  return new CommandFailure("id_unknown", `no event has the id ${id}`);
}
