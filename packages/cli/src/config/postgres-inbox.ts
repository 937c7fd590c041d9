import type { InboxStore } from "@vod-events/core/inbox";
import { usage } from "../io/failure.js";

/** An inbox in a PostgreSQL database. */
export interface OpenPostgres {
  /** Ends its connections when it is closed. */
  readonly store: InboxStore;
  /** Tells whether the tables exist. Resolves with true when that is unknown, because the server cannot be asked. */
  exists(): Promise<boolean>;
  readonly schema: string;
}

const connectTimeoutMs = 10_000;

/** Whether the address of an inbox is the URL of a database rather than the path of a file. */
export function isDatabaseUrl(address: string): boolean {
  return /^postgres(ql)?:/.test(address);
}

/**
 * Opens the inbox at a URL such as `postgres://user@host/database?schema=vod_events`. The default schema is
 * `vod_events`. The password may be in the URL, in `PGPASSWORD` or in a password file.
 *
 * @see https://node-postgres.com/features/connecting
 */
export async function openPostgres(address: string): Promise<OpenPostgres> {
  const { default: pg } = await import("pg");
  const { postgresStore } = await import("@vod-events/postgres");
  const { connectionString, schema } = parseAddress(address);
  const pool = new pg.Pool({
    connectionString,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: "vod-events",
  });
  // A lost connection also rejects the running query.
  pool.on("error", () => {});
  const store = postgresStore({ pool, schema });
  return {
    schema,
    store: {
      ...store,
      async close() {
        await store.close();
        if (!pool.ended) await pool.end();
      },
    },
    async exists() {
      const text = "select from pg_namespace where nspname = $1";
      const found = await pool.query({ text, values: [schema] }).catch(() => undefined);
      return found === undefined || found.rows.length > 0;
    },
  };
}

/** Returns a URL with another schema, such as `vod_events_search`. An invalid URL stays as it is. */
export function withSchemaSuffix(address: string, name: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.searchParams.set("schema", `${schemaOf(url)}_${name.replaceAll("-", "_")}`);
  return url.href;
}

function schemaOf(url: URL): string {
  return url.searchParams.get("schema") ?? "vod_events";
}

function parseAddress(address: string) {
  if (!URL.canParse(address)) {
    const form = "postgres://user@host:5432/database?schema=vod_events";
    throw usage(`the URL of the inbox is invalid. Its form is ${form}`);
  }
  const url = new URL(address);
  const schema = schemaOf(url);
  url.searchParams.delete("schema");
  return { connectionString: url.href, schema };
}
