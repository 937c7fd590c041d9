import { systemClock } from "@vod-events/core";
import ms from "ms";
import type { Io } from "../io/io.js";
import { isPiped } from "../io/is-piped.js";
import { tableLines } from "../output/table.js";
import { withInbox } from "./existing-inbox.js";
import type { InboxFlags } from "./flags.js";

/** Prints the number of entries in each state and the age of the oldest open one. */
export async function stats(flags: InboxFlags, io: Io): Promise<void> {
  const { inbox, json = isPiped(io) } = flags;
  const { waiting, running, done, dead, oldestOpenAt } = await withInbox(inbox, (admin) =>
    admin.stats(),
  );
  const counts = { waiting, running, done, dead };
  if (json) {
    io.stdout.write(`${JSON.stringify({ ...counts, oldestOpenAt })}\n`);
    return;
  }
  const rows = Object.entries(counts).map(([state, number]) => [state, String(number)]);
  if (oldestOpenAt !== undefined) rows.push(["oldest open", sinceWhen(oldestOpenAt)]);
  io.stdout.write(`${tableLines(rows).join("\n")}\n`);
}

function sinceWhen(time: Date): string {
  const ago = ms(Math.max(systemClock.now() - time.getTime(), 0));
  return `${time.toISOString()} (${ago} ago)`;
}
