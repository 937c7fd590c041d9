import { linesOf } from "./sql.js";

/** A row that a statement writes; the hash is that of its key. */
export interface RowToWrite {
  readonly hash: string;
  readonly columns: readonly (string | number | null)[];
}

/** Returns the rows of calls, of those with the same key the first. */
export function distinctRows<Row extends RowToWrite>(
  calls: readonly (readonly Row[])[],
): readonly Row[] {
  const firsts = new Map<string, Row>();
  for (const row of calls.flat()) if (!firsts.has(row.hash)) firsts.set(row.hash, row);
  return [...firsts.values()];
}

/** Returns the parameters of a statement: the lines of the hashes, and of each column. */
export function columnLines(rows: readonly RowToWrite[]): readonly string[] {
  const hashes = linesOf(rows.map(({ hash }) => hash));
  const columns = rows[0]?.columns.map((_, index) =>
    linesOf(rows.map(({ columns }) => columns[index] ?? null)),
  );
  return [hashes, ...(columns ?? [])];
}

/** Returns the rows at positions from 1, as a statement returns them: with commas, or `null` for none. */
export function rowsAt<Row>(positions: string | null | undefined, rows: readonly Row[]) {
  return new Set(positions?.split(",").map((position) => rows[Number(position) - 1]));
}
