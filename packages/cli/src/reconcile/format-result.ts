import type { MissingEvent, ReconcileDeletionsResult, ReconcileResult } from "@vod-events/core";
import { tableLines } from "../output/table.js";

/** Formats the result of a reconciliation as a table; for a dry run, after the list of the missing events. */
export function resultLines(
  result: ReconcileResult | ReconcileDeletionsResult,
  dryRun: boolean,
): readonly string[] {
  const { provider, found, stored, duplicates, calls, events } = result;
  const rows = [
    ["provider", provider],
    ...scopeOf(result),
    ["found", String(found)],
    dryRun ? ["would be stored", String(events.length)] : ["stored", String(stored)],
    ["known before", String(duplicates)],
    ["API calls", String(calls)],
  ];
  const list = events.length === 0 ? [] : [...tableLines([head, ...events.map(rowOf)]), ""];
  return [...list, ...tableLines(rows)];
}

/** What was read. */
function scopeOf(
  result: ReconcileResult | ReconcileDeletionsResult,
): readonly (readonly [string, string])[] {
  if ("media" in result) return [["media", String(result.media)]];
  const { since, until } = result;
  return [
    ["from", since.toISOString()],
    ["to", until.toISOString()],
  ];
}

const head = ["TYPE", "MEDIA", "TIME", "ID"];

function rowOf({ type, mediaId = "", time = "", id }: MissingEvent): readonly string[] {
  return [type, mediaId, time, id];
}
