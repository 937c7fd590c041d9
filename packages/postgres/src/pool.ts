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
  /** Passes a connection, or the error of why there is none. */
  connect(callback: (error: Error | undefined, client?: PostgresClient) => void): void;
  /** Runs one statement on any connection. Resolves with an object that has `rows`. */
  query(query: PostgresQuery): Promise<unknown>;
  readonly options?: { readonly max?: number | undefined };
}

/**
 * Takes a connection. `onError` is called when it is lost. Not by the promise of `connect()`, because an error may
 * arrive together with the connection, before a promise resolves: without a listener, it ends the process.
 *
 * @see https://github.com/brianc/node-postgres/issues/2762
 */
export function takeConnection(pool: PostgresPool, onError: () => void): Promise<PostgresClient> {
  return new Promise((resolve, reject) => {
    pool.connect((error, client) => {
      if (client === undefined) return reject(error);
      client.on("error", onError);
      resolve(client);
    });
  });
}

/** The rows of a result. */
export function rowsOf<Row>(result: unknown): readonly Row[] {
  return (result as { readonly rows: readonly Row[] }).rows;
}
