import type { MissingEvent, ReconcileResult } from "@vod-events/core";
import { tableLines } from "../output/table.js";

/** Formats the result of a reconciliation as a table; for a dry run, after the list of the missing events. */
export function resultLines(result: ReconcileResult, dryRun: boolean): readonly string[] {
  const { provider, since, until, found, stored, duplicates, calls, events } = result;
  const rows = [
    ["provider", provider],
    ["from", since.toISOString()],
    ["to", until.toISOString()],
    ["found", String(found)],
    dryRun ? ["would be stored", String(events.length)] : ["stored", String(stored)],
    ["known before", String(duplicates)],
    ["API calls", String(calls)],
  ];
  const list = events.length === 0 ? [] : [...tableLines([head, ...events.map(rowOf)]), ""];
  return [...list, ...tableLines(rows)];
}

const head = ["TYPE", "MEDIA", "TIME", "ID"];

function rowOf({ type, mediaId = "", time = "", id }: MissingEvent): readonly string[] {
  return [type, mediaId, time, id];
}
