/** A statement and its parameters. With `name`, the connection prepares it once. */
export interface PostgresQuery {
  readonly text: string;
  readonly values?: unknown[];
  readonly name?: string;
}

/** A connection of a {@link PostgresPool}. */
export interface PostgresClient {
  query(query: PostgresQuery): Promise<unknown>;
  /** Returns the connection to the pool; closes it when there was an error. */
  release(error?: boolean | Error): void;
  on(event: string, listener: (value: unknown) => void): unknown;
  removeListener(event: string, listener: (value: unknown) => void): unknown;
}

/**
 * The part of a connection pool that the inbox uses: a `Pool` of the package `pg`, or of one with the same interface.
 *
 * @see https://node-postgres.com/apis/pool
 */
export interface PostgresPool {
  connect(): Promise<PostgresClient>;
  /** Runs one statement on any connection. Resolves with an object that has `rows`. */
  query(query: PostgresQuery): Promise<unknown>;
  readonly options?: { readonly max?: number | undefined };
}

/** The rows of a result. */
export function rowsOf<Row>(result: unknown): readonly Row[] {
  return (result as { readonly rows: readonly Row[] }).rows;
}
