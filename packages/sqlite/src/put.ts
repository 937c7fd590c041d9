import { VodError } from "@vod-events/core";
import type { PutResult, StoredDelivery } from "@vod-events/core/inbox";
import type { OpenFile } from "./connection.js";
import type { EntryToInsert } from "./rows.js";
import { openCount } from "./stats.js";

/**
 * Inserts entries. Each delivery is inserted once, with its first new event. Throws `inbox_full` when the number of
 * open events would exceed the limit; duplicates do not count.
 */
export function insertEntries(
  entries: readonly EntryToInsert[],
  { statements }: OpenFile,
  maxOpen: number,
): readonly PutResult[] {
  const shared = new Map<StoredDelivery, number>();
  const results = entries.map(({ columns, content, delivery }): PutResult => {
    const first = delivery && shared.get(delivery);
    if (statements.insertEntry.run(...columns, first ?? null) === 0) return "duplicate";
    statements.insertContent.run(...content);
    if (delivery !== undefined && first === undefined) {
      const [row] = statements.insertDelivery.all(delivery.body, JSON.stringify(delivery.headers));
      if (row !== undefined) shared.set(delivery, row.number);
    }
    return "stored";
  });
  if (results.includes("stored") && openCount(statements) > maxOpen) {
    const message = `The inbox is full: ${maxOpen} events (maxOpen) are waiting or running.`;
    throw new VodError("inbox_full", message);
  }
  return results;
}
