import { randomUUID } from "node:crypto";
import type { InboxStore } from "@vod-events/core/inbox";
import { type PostgresStoreOptions, postgresStore } from "@vod-events/postgres";
import { missing } from "@vod-events/postgres-server";
import pg from "pg";
import { serverUrl } from "./server.js";

/** Describes tests that need a server. They are skipped without one. */
export function describeWithServer(name: string, define: () => void): void {
  if (missing === undefined) describe(name, define);
  else describe.skip(`${name} (skipped: ${missing})`, define);
}

/** A schema on the server for one test, and the pools and stores that use it. */
export class TestDatabase {
  readonly #schemas = new Set<string>();
  readonly schema = this.newSchema();
  readonly #pools: pg.Pool[] = [];
  readonly #stores: InboxStore[] = [];
  readonly url: string;
  readonly pool: pg.Pool;

  private constructor(url: string) {
    this.url = url;
    this.pool = this.openPool();
  }

  static async create(): Promise<TestDatabase> {
    return new TestDatabase(await serverUrl());
  }

  openPool(config: pg.PoolConfig = {}): pg.Pool {
    const pool = new pg.Pool({ connectionString: this.url, ...config });
    pool.on("error", () => {});
    this.#pools.push(pool);
    return pool;
  }

  /** Returns the name of another schema, which is removed with the database. */
  newSchema(): string {
    const schema = `test_${randomUUID().replaceAll("-", "")}`;
    this.#schemas.add(schema);
    return schema;
  }

  store(options: Partial<PostgresStoreOptions> = {}): InboxStore {
    const store = postgresStore({ pool: this.pool, schema: this.schema, ...options });
    this.#stores.push(store);
    return store;
  }

  /** Runs a statement and returns its rows. */
  async query(text: string, values: unknown[] = []) {
    return (await this.pool.query(text, values)).rows;
  }

  async remove(): Promise<void> {
    for (const store of this.#stores) await store.close();
    for (const schema of this.#schemas)
      await this.query(`drop schema if exists "${schema}" cascade`);
    for (const pool of this.#pools) if (!pool.ended) await pool.end();
  }
}
