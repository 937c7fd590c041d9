import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { memoryInbox } from "@vod-events/core";
import type { Inbox } from "@vod-events/core/inbox";
import { natsInbox } from "@vod-events/nats";
import { isInstalled, NatsServer } from "@vod-events/nats-server";
import { postgresInbox } from "@vod-events/postgres";
import { startServer } from "@vod-events/postgres-server";
import { sqliteInbox } from "@vod-events/sqlite";
import pg from "pg";

/** A kind of inbox. */
export interface Engine {
  readonly name: string;
  /** Whether several machines can share an inbox. */
  readonly isShared: boolean;
  /** Creates an inbox: an empty one, or another one on the data of the last empty one. `worker`: whether it handles. */
  create(data: "empty" | "shared", worker?: boolean): Inbox;
  /** The bytes of the last empty inbox on the disk; absent when it is in memory. */
  bytes?(): Promise<number>;
  close(): Promise<void>;
}

const maxOpen = 100_000;

/** Starts the engines of all inboxes, each on this machine. NATS is left out without `nats-server`. */
export async function startEngines(): Promise<readonly Engine[]> {
  const nats = isInstalled ? [await startNats()] : [];
  return [memory, startSqlite(), await startPostgres(), ...nats];
}

const memory: Engine = {
  name: "memory",
  isShared: false,
  create: () => memoryInbox({ maxOpen }),
  close: async () => {},
};

function startSqlite(): Engine {
  const folder = mkdtempSync(join(tmpdir(), "vod-events-bench-"));
  let count = 0;
  return {
    name: "SQLite",
    isShared: true,
    create(data, worker) {
      if (data === "empty") count += 1;
      return sqliteInbox(join(folder, `${count}.db`), { maxOpen, worker });
    },
    bytes: async () => statSync(join(folder, `${count}.db`)).size,
    close: async () => rmSync(folder, { recursive: true }),
  };
}

async function startPostgres(): Promise<Engine> {
  const server = await startServer();
  const pool = new pg.Pool({ connectionString: server.url, max: 20 });
  // `end` does not wait for the connections, and the server ends them.
  pool.on("error", () => {});
  let count = 0;
  return {
    name: "PostgreSQL",
    isShared: true,
    create(data, worker) {
      if (data === "empty") count += 1;
      return postgresInbox({ pool, schema: `bench_inboxes_${count}`, maxOpen, worker });
    },
    async bytes() {
      const { rows } = await pool.query(
        "select sum(pg_total_relation_size(oid)) as bytes from pg_class where relkind = 'r' and relnamespace = $1::regnamespace",
        [`bench_inboxes_${count}`],
      );
      return Number(rows[0].bytes);
    },
    async close() {
      for (let each = 1; each <= count; each++) {
        await pool.query(`drop schema if exists bench_inboxes_${each} cascade`);
      }
      await pool.end();
      await server.stop();
    },
  };
}

async function startNats(): Promise<Engine> {
  const server = await NatsServer.start();
  const connection = await connect({ servers: server.url });
  let count = 0;
  return {
    name: "NATS JetStream",
    isShared: true,
    create(data, worker) {
      if (data === "empty") count += 1;
      return natsInbox({ connection, name: `inboxes${count}`, maxOpen, worker });
    },
    async bytes() {
      const { streams } = await jetstreamManager(connection);
      let bytes = 0;
      for await (const { config, state } of streams.list()) {
        if (config.name.startsWith(`inboxes${count}`)) bytes += state.bytes;
      }
      return bytes;
    },
    async close() {
      await connection.close();
      await server.remove();
    },
  };
}
