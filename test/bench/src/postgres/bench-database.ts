import type { InboxStore } from "@vod-events/core/inbox";
import { postgresStore } from "@vod-events/postgres";
import { startServer } from "@vod-events/postgres-server";
import pg from "pg";
import { PlainQueue } from "./plain-queue.js";

/** An inbox of the suite. */
export interface BenchInbox {
  readonly store: InboxStore;
  readonly schema: string;
  /** Deletes all rows. */
  empty(): Promise<void>;
}

/** A database of the suite, on a server that flushes its commits to the disk. */
export class BenchDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly #schemas: string[] = [];
  readonly #stores: InboxStore[] = [];

  private constructor(url: string) {
    this.url = url;
    this.pool = new pg.Pool({ connectionString: url, max: 20 });
    // `end` does not wait for the connections, and the server ends them.
    this.pool.on("error", () => {});
  }

  /** Does something with a database, whose schemas are gone afterwards. */
  static async with<Result>(work: (database: BenchDatabase) => Promise<Result>): Promise<Result> {
    const server = await startServer();
    const database = new BenchDatabase(server.url);
    try {
      return await work(database);
    } finally {
      await database.#remove();
      await server.stop();
    }
  }

  /** Creates an inbox in a schema of its own. */
  async inbox(name: string): Promise<BenchInbox> {
    const schema = this.#schemaOf(name);
    const store = postgresStore({ pool: this.pool, schema, maxOpen: 10_000_000 });
    this.#stores.push(store);
    await store.stats();
    const tables = ["entries", "contents", "deliveries"].map((table) => `"${schema}".${table}`);
    const empty = async () => {
      await this.pool.query(`truncate ${tables.join(", ")}`);
    };
    return { store, schema, empty };
  }

  /** Creates a plain queue in a schema of its own. */
  plainQueue(name: string, options: { readonly leases?: boolean } = {}): Promise<PlainQueue> {
    return PlainQueue.create(this.pool, this.#schemaOf(name), options);
  }

  #schemaOf(name: string): string {
    const schema = `bench_${process.pid}_${name}`;
    this.#schemas.push(schema);
    return schema;
  }

  async #remove(): Promise<void> {
    for (const store of this.#stores) await store.close();
    for (const schema of this.#schemas) {
      await this.pool.query(`drop schema if exists "${schema}" cascade`);
    }
    await this.pool.end();
  }
}
