import { systemClock } from "@vod-events/core";
import ms from "ms";
import type { Shell } from "../io/io.js";
import { tableLines } from "../output/table.js";
import { withInbox } from "./existing-inbox.js";

/** What `vod-events inbox stats` is called with. */
export interface StatsOptions {
  readonly inbox: string;
  /** A line of JSON, in place of a table. */
  readonly json: boolean;
}

/** Prints how many entries there are in each state, and since when the oldest one is open. */
export async function stats({ inbox, json }: StatsOptions, { stdout }: Shell): Promise<void> {
  const { waiting, running, done, dead, oldestOpenAt } = await withInbox(inbox, (ledger) =>
    ledger.stats(),
  );
  const counts = { waiting, running, done, dead };
  if (json) {
    stdout.write(`${JSON.stringify({ ...counts, oldestOpenAt })}\n`);
    return;
  }
  const rows = Object.entries(counts).map(([state, number]) => [state, String(number)]);
  if (oldestOpenAt !== undefined) rows.push(["oldest open", sinceWhen(oldestOpenAt)]);
  stdout.write(`${tableLines(rows).join("\n")}\n`);
}

function sinceWhen(time: Date): string {
  const ago = ms(Math.max(systemClock.now() - time.getTime(), 0));
  return `${time.toISOString()} (${ago} ago)`;
}
