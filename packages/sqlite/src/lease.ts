import type { Lease, LeaseRequest } from "@vod-events/core/inbox";
import { leaseOf } from "./rows.js";
import type { Statements } from "./statements.js";

/** Hands out what is due under one token, which nobody can guess. */
export function takeLeases(
  { count, now, until, serialByMedia }: LeaseRequest,
  token: string,
  { lease }: Statements,
): readonly Lease[] {
  const leases: Lease[] = [];
  while (leases.length < count) {
    const [row] = lease.all(token, until, now, serialByMedia ? 1 : 0);
    if (row === undefined) break;
    leases.push(leaseOf(row, token));
  }
  return leases;
}
