/** The number of the row of a leased event, and the token in the row. */
export type LeasedRow = readonly [number: number, token: string];

/** Returns the token of a lease. It contains the number of its row, which is found faster than an id. */
export function leaseToken(number: number, token: string): string {
  return `${number}:${token}`;
}

/** Reads a token of {@link leaseToken}. Other text belongs to no row. */
export function leasedRow(token: string): LeasedRow {
  const end = token.indexOf(":");
  return [Number(token.slice(0, Math.max(end, 0))), token.slice(end + 1)];
}
