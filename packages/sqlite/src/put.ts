import { VodError } from "@vod-events/core";
import type { PutResult, StoredDelivery } from "@vod-events/core/inbox";
import type { OpenFile } from "./connection.js";
import type { Value } from "./driver.js";
import type { EntryToInsert } from "./rows.js";
import { openCount } from "./stats.js";

/**
 * Inserts entries. A delivery that several of them share is inserted once, with its first new event. Throws
 * `inbox_full` when the number of open events would exceed the limit; duplicates do not count.
 */
export function insertEntries(
  entries: readonly EntryToInsert[],
  { statements }: OpenFile,
  maxOpen: number,
): readonly PutResult[] {
  const deliveries = sharedDeliveries(entries);
  const numbers = new Map<StoredDelivery, number>();
  const results = entries.map(({ columns, content, delivery }): PutResult => {
    const isShared = delivery !== undefined && deliveries.has(delivery);
    const first = isShared ? numbers.get(delivery) : undefined;
    if (statements.insertEntry.run(...columns, first ?? null) === 0) return "duplicate";
    statements.insertContent.run(...content, ...(isShared ? [null, null] : sentOf(delivery)));
    if (isShared && first === undefined) {
      const [row] = statements.insertDelivery.all(...sentOf(delivery));
      if (row !== undefined) numbers.set(delivery, row.number);
    }
    return "stored";
  });
  if (results.includes("stored") && openCount(statements) > maxOpen) {
    const message = `The inbox is full: ${maxOpen} events (maxOpen) are waiting or running.`;
    throw new VodError("inbox_full", message);
  }
  return results;
}

/** Returns the deliveries that several entries have. */
function sharedDeliveries(entries: readonly EntryToInsert[]): ReadonlySet<StoredDelivery> {
  const seen = new Set<StoredDelivery>();
  const shared = new Set<StoredDelivery>();
  for (const { delivery } of entries) {
    if (delivery === undefined) continue;
    if (seen.has(delivery)) shared.add(delivery);
    seen.add(delivery);
  }
  return shared;
}

/** The columns body, headers. */
function sentOf(delivery: StoredDelivery | undefined): readonly Value[] {
  return delivery === undefined ? [null, null] : [delivery.body, JSON.stringify(delivery.headers)];
}
