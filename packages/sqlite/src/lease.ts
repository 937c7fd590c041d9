import type { Lease, LeaseRequest } from "@vod-events/core/inbox";
import { type LeaseRow, leasesOf } from "./rows.js";
import type { Statements } from "./statements.js";

/** Leases due events under one unguessable token. */
export function takeLeases(
  request: LeaseRequest,
  token: string,
  statements: Statements,
): readonly Lease[] {
  return request.serialByMedia
    ? takeSerially(request, token, statements)
    : takeTogether(request, token, statements);
}

function takeTogether(
  { count, now, until }: LeaseRequest,
  token: string,
  { due, lease }: Statements,
): readonly Lease[] {
  const rows = due.all(now, count);
  if (rows.length === 0) return [];
  lease.run(token, until, JSON.stringify(rows.map(({ number }) => number)));
  return leasesOf(rows, token);
}

/** A leased event blocks the other events of its media. */
function takeSerially(
  { count, now, until }: LeaseRequest,
  token: string,
  { leaseSerial }: Statements,
): readonly Lease[] {
  const rows: LeaseRow[] = [];
  while (rows.length < count) {
    const [row] = leaseSerial.all(token, until, now);
    if (row === undefined) break;
    rows.push(row);
  }
  return leasesOf(rows, token);
}
