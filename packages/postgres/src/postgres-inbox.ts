import {
  rejectUnknownOptions,
  type StoredInbox,
  type StoredInboxOptions,
  storedInbox,
} from "@vod-events/core/inbox";
import type { PostgresStoreOptions } from "./options.js";
import { postgresStore } from "./store.js";

/** The options of {@link postgresInbox}. */
export interface PostgresInboxOptions extends PostgresStoreOptions, StoredInboxOptions {}

const optionNames: Readonly<Record<keyof PostgresInboxOptions, true>> = {
  pool: true,
  schema: true,
  maxOpen: true,
  keepDoneSeconds: true,
  worker: true,
  notifications: true,
  preparedStatements: true,
  clock: true,
};

/**
 * Creates a durable inbox in a PostgreSQL database, which several machines share. A delivery is acknowledged when its
 * events are on the disk of the server. When a machine crashes, the others handle its events.
 *
 * The tables are created on first use, in a schema of their own. Throws `config_invalid` for invalid options.
 */
export function postgresInbox(options: PostgresInboxOptions): StoredInbox {
  rejectUnknownOptions("postgresInbox", options, Object.keys(optionNames));
  return storedInbox(postgresStore(options), options);
}
