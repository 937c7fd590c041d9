import { VodError } from "@vod-events/core";
import type { KeptDelivery, PutResult } from "@vod-events/core/inbox";
import type { OpenFile } from "./connection.js";
import { deliveryColumnsOf, type EntryToInsert } from "./rows.js";
import { openCount } from "./stats.js";

/**
 * Inserts entries, and each delivery once, with the first of its events that is new. Throws `inbox_full`
 * when that makes more open events than there may be; what is known already does not count.
 */
export function insertEntries(
  entries: readonly EntryToInsert[],
  { statements }: OpenFile,
  maxOpen: number,
): readonly PutResult[] {
  const deliveries = new Map<KeptDelivery, number>();
  const numberOf = (delivery: KeptDelivery | undefined): number | null => {
    if (delivery === undefined) return null;
    const known = deliveries.get(delivery);
    if (known !== undefined) return known;
    const [row] = statements.insertDelivery.all(...deliveryColumnsOf(delivery));
    const number = row?.number ?? null;
    if (number !== null) deliveries.set(delivery, number);
    return number;
  };
  const results = entries.map(({ columns, delivery }): PutResult => {
    const [id = null] = columns;
    if (statements.knows.all(id).length > 0) return "duplicate";
    statements.insertEntry.run(...columns, numberOf(delivery));
    return "stored";
  });
  if (results.includes("stored") && openCount(statements) > maxOpen) {
    const words = `holds ${maxOpen} events that wait or run, as many as maxOpen allows`;
    throw new VodError("inbox_full", `the inbox ${words}`);
  }
  return results;
}
