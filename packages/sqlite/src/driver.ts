import { DatabaseSync } from "@photostructure/sqlite";

/** What a column can hold. */
export type Value = string | number | Uint8Array | null;

/** A prepared statement; parameters are bound by position. */
export interface Statement<Row = never> {
  /** Runs it and returns all its rows. */
  all(...parameters: readonly Value[]): readonly Row[];
  /** Runs it and returns how many rows it inserted, updated or deleted. */
  run(...parameters: readonly Value[]): number;
}

/** A connection to a database file: all that this package asks of a driver. */
export interface Database {
  readonly inTransaction: boolean;
  exec(sql: string): void;
  /** Prepares a statement; the caller says what its rows look like. */
  prepare<Row>(sql: string): Statement<Row>;
  close(): void;
}

/**
 * Opens a database file, and makes it where there is none. Synchronous, as every call of the driver: what
 * meets a lock fails at once.
 */
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

/** The sentences that SQLite has for some result codes: the driver's `all` tells no more than those. */
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
 * SQLite's primary result code of an error that the driver threw; `undefined` for any other error.
 * https://www.sqlite.org/rescode.html
 */
export function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("errcode" in error && typeof error.errcode === "number") return error.errcode & 0xff;
  return "code" in error && error.code === "ERR_SQLITE_ERROR"
    ? (codes[error.message] ?? 1)
    : undefined;
}
