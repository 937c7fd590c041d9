import { VodError } from "@vod-events/core";
import type {
  Lease,
  LeaseRequest,
  NewEntry,
  PutResult,
  StoredDelivery,
} from "@vod-events/core/inbox";
import type { OpenFile } from "./connection.js";
import type { Value } from "./driver.js";
import type { EntryToInsert } from "./rows.js";
import type { Statements } from "./statements.js";
import { openCount } from "./stats.js";

/** The leases that a put may take, and their token. */
export interface PutLeases extends LeaseRequest {
  readonly token: string;
}

/**
 * Inserts entries, the first new ones as leased. A delivery that several of them share is inserted once, with its
 * first new event. Throws `inbox_full` when the number of open events would exceed the limit; duplicates do not count.
 */
export function insertEntries(
  entries: readonly EntryToInsert[],
  leases: PutLeases | undefined,
  { statements }: OpenFile,
  maxOpen: number,
): readonly (PutResult | Lease)[] {
  const isShared = sharedDeliveries(entries);
  const numbers = new Map<StoredDelivery, number>();
  let left = countOf(leases, statements);
  const results = entries.map(({ entry, columns, content }): PutResult | Lease => {
    const lease = left > 0 ? leases : undefined;
    const shared = isShared.has(entry.delivery) ? entry.delivery : undefined;
    const first = shared && numbers.get(shared);
    const added = [...columns, ...stateOf(entry, lease), first ?? null];
    if (statements.insertEntry.run(...added) === 0) return "duplicate";
    statements.insertContent.run(...content, ...sentOf(shared ? undefined : entry.delivery));
    if (shared !== undefined && first === undefined) {
      const [row] = statements.insertDelivery.all(...sentOf(shared));
      if (row !== undefined) numbers.set(shared, row.number);
    }
    if (lease === undefined) return "stored";
    left -= 1;
    return leaseOf(entry, lease);
  });
  if (results.some((result) => result !== "duplicate") && openCount(statements) > maxOpen) {
    const message = `The inbox is full: ${maxOpen} events (maxOpen) are waiting or running.`;
    throw new VodError("inbox_full", message);
  }
  return results;
}

/** The number of leases to take: none while an older event is due. */
function countOf(leases: PutLeases | undefined, { anyDue }: Statements): number {
  return leases === undefined || anyDue.all(leases.now).length > 0 ? 0 : leases.count;
}

/** The columns state, attempts, due_at, token. A waiting event is due from its receipt. */
function stateOf({ receivedAt }: NewEntry, lease: PutLeases | undefined): readonly Value[] {
  return lease === undefined
    ? ["waiting", 0, receivedAt.getTime(), null]
    : ["running", 1, lease.until, lease.token];
}

function leaseOf({ event, receivedAt, integrity }: NewEntry, { token }: PutLeases): Lease {
  return { id: event.id, token, event, receivedAt, integrity, attempt: 1 };
}

/** Returns the deliveries that several entries have. */
function sharedDeliveries(
  entries: readonly EntryToInsert[],
): ReadonlySet<StoredDelivery | undefined> {
  const seen = new Set<StoredDelivery>();
  const shared = new Set<StoredDelivery>();
  for (const { delivery } of entries.map(({ entry }) => entry)) {
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
