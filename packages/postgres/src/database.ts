import { createHash } from "node:crypto";
import { VodError } from "@vod-events/core";
import { failureOf, isLostStatement, isMissingTable } from "./failures.js";
import { openSchema } from "./migrate.js";
import type { PostgresStoreSettings } from "./options.js";
import { type PostgresClient, type PostgresQuery, rowsOf, takeConnection } from "./pool.js";
import { serverTime } from "./sql.js";
import { type Tables, tablesOf } from "./tables.js";

/** Begins a transaction whose statements see what others have committed before each of them. */
export const begin = "begin isolation level read committed";

/** The tables of an inbox. They are created or migrated on first use. */
export class Database {
  readonly tables: Tables;
  readonly #settings: PostgresStoreSettings;
  readonly #names = new Map<string, string>();
  readonly #running = new Set<Promise<unknown>>();
  #opening: Promise<void> | undefined;
  #isClosed = false;
  #hasLostStatement = false;

  constructor(settings: PostgresStoreSettings) {
    this.#settings = settings;
    this.tables = tablesOf(settings.schema);
  }

  /** Does some work that `close` waits for. Rejects with `inbox_unavailable` when the store is closed. */
  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isClosed) {
      const message = `the inbox "${this.#settings.schema}" is closed`;
      throw new VodError("inbox_unavailable", message);
    }
    const running = work();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Runs one statement, which is a transaction of its own. Rejects with a `VodError`. */
  async query<Row>(text: string, values: unknown[] = []): Promise<readonly Row[]> {
    return this.#attempt(async () => {
      await this.#open();
      return rowsOf<Row>(await this.#settings.pool.query({ text, values }));
    });
  }

  /**
   * Does the same with a statement that the connections keep prepared. Its plan must suit tables of any size, because
   * it may be kept while they grow.
   */
  async queryPrepared<Row>(text: string, values: unknown[]): Promise<readonly Row[]> {
    if (!this.#settings.preparedStatements || this.#hasLostStatement) {
      return this.query(text, values);
    }
    return this.#attempt(async () => {
      await this.#open();
      const query = { text, values, name: this.#nameOf(text) };
      return rowsOf<Row>(await this.#settings.pool.query(query));
    }).catch((error: unknown) => {
      if (!isLostStatement(error)) throw error;
      this.#hasLostStatement = true;
      return this.query(text, values);
    });
  }

  /** Returns the server's time. Needs no tables. */
  async time(): Promise<number> {
    const { pool } = this.#settings;
    const text = `select ${serverTime} as time`;
    return this.#attempt(async () => {
      const [row] = rowsOf<{ time: number | string }>(await pool.query({ text }));
      return Number(row?.time);
    });
  }

  /**
   * Runs one statement while no other process runs one under the same lock, and returns its rows. It sees all that the
   * others have committed, since each statement of a transaction in READ COMMITTED has its own snapshot.
   */
  async exclusively<Row>(lock: string, statement: string): Promise<readonly Row[]> {
    const [, , rows] = await this.together([begin, this.lock(lock), statement, "commit"]);
    return rows as readonly Row[];
  }

  /** A statement that waits for a lock, which the transaction has until its end. */
  lock(name: string): string {
    return `select pg_advisory_xact_lock(hashtextextended('vod-events ${this.#settings.schema} ${name}', 0))`;
  }

  /**
   * Runs statements in one message, and returns the rows of each. They have no parameters, so that a lost client
   * leaves no transaction open.
   *
   * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT
   */
  async together(statements: readonly string[]): Promise<readonly (readonly unknown[])[]> {
    return this.#attempt(async () => {
      await this.#open();
      const text = statements.join("; ");
      const results = await this.#withClient((client) => client.query({ text }));
      return (results as readonly unknown[]).map(rowsOf);
    });
  }

  /** Resolves when no work is running. Later work is rejected. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#running);
  }

  #open(): Promise<void> {
    this.#opening ??= this.#withClient((client) => openSchema(client, this.#settings.schema)).catch(
      (error: unknown) => {
        this.#opening = undefined;
        throw error;
      },
    );
    return this.#opening;
  }

  /** A connection whose work failed is closed, because its transaction may be open. */
  async #withClient<T>(work: (client: PostgresClient) => Promise<T>): Promise<T> {
    // A lost connection is an event, too, besides the rejected query.
    const ignore = () => {};
    const client = await takeConnection(this.#settings.pool, ignore);
    try {
      const result = await work(client);
      client.removeListener("error", ignore);
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const failure = failureOf(error, this.#settings.schema);
      if (isMissingTable(failure)) this.#opening = undefined;
      throw failure;
    }
  }

  /** A name has at most 63 bytes, and the connection may be used for other inboxes. */
  #nameOf(text: string): NonNullable<PostgresQuery["name"]> {
    let name = this.#names.get(text);
    if (name === undefined) {
      name = `vod_events_${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
      this.#names.set(text, name);
    }
    return name;
  }
}
