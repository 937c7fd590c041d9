import { type Clock, systemClock } from "@vod-events/core";
import { checkCount, checkOption } from "@vod-events/core/inbox";
import type { PostgresPool } from "./pool.js";

/** The options of `postgresStore`. */
export interface PostgresStoreOptions {
  /** The application's pool of connections. The inbox does not end it. */
  readonly pool: PostgresPool;
  /** The schema of the tables: lower-case letters, digits and underscores. It is created on first use. Default `vod_events`. */
  readonly schema?: string | undefined;
  /**
   * The maximum number of waiting and running events. A delivery that exceeds it is rejected. Each machine counts the
   * events of the others at least once per second. Default 100,000.
   */
  readonly maxOpen?: number | undefined;
  /**
   * Whether `LISTEN` on a connection of its own wakes the worker. Without it, the worker polls once per second. Set to
   * `false` behind PgBouncer in transaction mode. Default true.
   */
  readonly notifications?: boolean | undefined;
  /**
   * Whether connections keep the statement of a put prepared, which makes small puts much cheaper for the server. Behind
   * a pooler that loses it, the inbox stops using it. Default true.
   */
  readonly preparedStatements?: boolean | undefined;
  /** Default: the system clock. It only times reconnects and the count of open events; the server's clock decides leases. */
  readonly clock?: Clock | undefined;
}

/** {@link PostgresStoreOptions} with all defaults filled in. */
export interface PostgresStoreSettings {
  readonly pool: PostgresPool;
  readonly schema: string;
  readonly maxOpen: number;
  readonly notifications: boolean;
  readonly preparedStatements: boolean;
  readonly clock: Clock;
}

/** Fills in the defaults. Throws `config_invalid` for invalid values. */
export function settingsOf(options: PostgresStoreOptions): PostgresStoreSettings {
  const { pool, schema = "vod_events", maxOpen = 100_000, clock = systemClock } = options;
  const { notifications = true, preparedStatements = true } = options;
  const isPool = typeof pool?.connect === "function" && typeof pool.query === "function";
  const poolRule = "must be a pool of the package pg, or of one with the same interface";
  checkOption("postgresStore.pool", isPool, poolRule);
  const isName = /^(?!pg_)[a-z_][a-z0-9_]{0,62}$/.test(schema);
  const words = "lower-case letters, digits and underscores, at most 63, not beginning with pg_";
  checkOption("postgresStore.schema", isName, `must consist of ${words}`);
  checkCount("postgresStore.maxOpen", maxOpen);
  checkOption(
    "postgresStore.notifications",
    !notifications || (pool.options?.max ?? 2) >= 2,
    "needs a pool of at least 2 connections, because LISTEN holds one. Raise max of the pool, or set notifications to false",
  );
  return { pool, schema, maxOpen, notifications, preparedStatements, clock };
}
