import { DatabaseSync } from "@photostructure/sqlite";

/** A column value. */
export type Value = string | number | Uint8Array | null;

/** A prepared statement. Parameters are bound by position. */
export interface Statement<Row = never> {
  /** Runs the statement and returns all rows. */
  all(...parameters: readonly Value[]): readonly Row[];
  /** Runs the statement and returns the number of changed rows. */
  run(...parameters: readonly Value[]): number;
}

/** The driver interface that this package needs. */
export interface Database {
  readonly inTransaction: boolean;
  exec(sql: string): void;
  /** Prepares a statement. The caller declares the type of its rows. */
  prepare<Row>(sql: string): Statement<Row>;
  close(): void;
}

/** Opens or creates a database file. All calls of the driver are synchronous, and a locked file fails at once. */
export function openDatabase(path: string): Database {
  const database = new DatabaseSync(path, { timeout: 0 });
  return {
    get inTransaction() {
      return database.isTransaction;
    },
    exec: (sql) => database.exec(sql),
    prepare<Row>(sql: string): Statement<Row> {
      const statement = database.prepare(sql);
      return {
        all: (...parameters) => statement.all(...parameters) as Row[],
        run: (...parameters) => statement.run(...parameters).changes,
      };
    },
    close: () => database.close(),
  };
}

/** SQLite's messages for some result codes: errors of the driver's `all` contain only these. */
const codes: Readonly<Record<string, number>> = {
  "database is locked": 5,
  "database table is locked": 6,
  "attempt to write a readonly database": 8,
  "disk I/O error": 10,
  "database disk image is malformed": 11,
  "database or disk is full": 13,
  "unable to open database file": 14,
  "file is not a database": 26,
};

/**
 * Returns SQLite's primary result code of a driver error; `undefined` for other errors.
 *
 * https://www.sqlite.org/rescode.html
 */
export function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("errcode" in error && typeof error.errcode === "number") return error.errcode & 0xff;
  return "code" in error && error.code === "ERR_SQLITE_ERROR"
    ? (codes[error.message] ?? 1)
    : undefined;
}
