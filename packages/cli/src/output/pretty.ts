import type { Outcome, VodEvent } from "@vod-events/core";
import pc from "picocolors";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { treeLines } from "./tree.js";

/** Colors text, or returns it unchanged. */
export type Colors = ReturnType<typeof pc.createColors>;

/** Returns the colors for a terminal, unless they are disabled. */
export function colorsFor({ stdout, env }: Io): Colors {
  const unwanted = Boolean(env.NO_COLOR) || env.TERM === "dumb";
  return pc.createColors(stdout.isTTY === true && !unwanted);
}

/** Formats an event for people. The native event is reduced to its type, unless the event has no other data. */
export function prettyEvent(event: VodEvent, colors: Colors): string {
  const { id, mediaId, taskId, time, failure, passthrough, data, native } = event;
  const source = printable(`${event.provider} ${native.type}`);
  const outcome = outcomeColor(event.outcome, colors)(event.outcome);
  const head = `${colors.bold(event.type)} ${outcome} ${colors.dim(`(${source})`)}`;
  const content = event.type === "unknown" ? { native: native.payload } : { data };
  const body = { id, mediaId, taskId, time, failure, passthrough, ...content };
  return [head, ...treeLines(body, colors.dim).map((line) => `  ${line}`)].join("\n");
}

function outcomeColor(outcome: Outcome, colors: Colors): (text: string) => string {
  switch (outcome) {
    case "succeeded":
      return colors.green;
    case "failed":
      return colors.red;
    case "partial":
    case "canceled":
    case "skipped":
      return colors.yellow;
    case "running":
      return colors.cyan;
    case "unknown":
      return colors.dim;
  }
}
