import { printable } from "../io/printable.js";
import type { Colors } from "../output/pretty.js";
import { tableLines } from "../output/table.js";
import type { StoryProgress, StorySummary } from "../story/run-stories.js";
import type { Counts } from "../story/tally.js";

const columns = [
  "sent",
  "delivered",
  "acknowledged",
  "retried",
  "failed",
  "lost",
  "open",
] as const satisfies readonly (keyof Counts)[];

/** Formats the result of stories for people. */
export function summaryText(summary: StorySummary, colors: Colors): string {
  const { story, stories, ended, clouds, counts, interrupted } = summary;
  const rows = Object.entries(clouds).map(([name, each]) => row(name, each));
  const totals = rows.length > 1 ? [row("all", counts)] : [];
  const [head = "", ...lines] = tableLines([["cloud", ...columns], ...rows, ...totals]);
  const all = `${stories} ${stories === 1 ? "story" : "stories"}`;
  const state = interrupted ? `stopped after ${ended} of ${all}` : all;
  return `${[`${story}: ${state}`, colors.dim(head), ...lines].join("\n")}\n`;
}

function row(name: string, counts: Counts): readonly string[] {
  return [printable(name), ...columns.map((column) => String(counts[column]))];
}

/** Formats the progress of stories. */
export function progressText({ ended, stories, counts }: StoryProgress): string {
  const { sent, acknowledged } = counts;
  return `${ended} of ${stories} stories, ${sent} events sent, ${acknowledged} acknowledged`;
}
