import type { MediaState } from "@vod-events/core/media";
import { printable } from "../io/printable.js";
import type { Colors } from "../output/pretty.js";
import { treeLines } from "../output/tree.js";

/** Formats a state as a JSON line. */
export function stateJson(state: MediaState): string {
  return printable(JSON.stringify(state));
}

/** Formats a state for people: each fact with the time of its event. */
export function stateLines(state: MediaState, colors: Colors): readonly string[] {
  const { version: _, provider, mediaId, status, ...facts } = state;
  const paint = colorOf(status, colors);
  const head = `${colors.bold(printable(mediaId))} ${paint(status)} ${colors.dim(`(${printable(provider)})`)}`;
  const known = Object.entries(facts).filter(([, value]) => !isEmpty(value));
  const shown = Object.fromEntries(known.map(([name, value]) => [name, shownValue(value)]));
  const lines = known.length === 0 ? [] : treeLines(shown, colors.dim);
  return [head, ...lines.map((line) => `  ${line}`)];
}

function colorOf(status: MediaState["status"], colors: Colors): (text: string) => string {
  switch (status) {
    case "ready":
      return colors.green;
    case "failed":
      return colors.red;
    case "deleted":
      return colors.dim;
    case "pending":
    case "uploaded":
      return colors.cyan;
  }
}

/** Replaces facts by their values and times. */
function shownValue(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
  if (!isFact(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, shownValue(member)]),
    );
  }
  const { value: known, at } = value;
  const isPlain = typeof known === "object" && known !== null && !Array.isArray(known);
  if (isPlain) return { ...known, at };
  return Array.isArray(known) ? known : `${String(known)} (${at})`;
}

function isFact(value: object): value is { readonly value: unknown; readonly at: string } {
  return "value" in value && "eventId" in value && "at" in value;
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
