import { type StoredInbox, type StoredInboxOptions, storedInbox } from "@vod-events/core/inbox";
import type { PostgresStoreOptions } from "./options.js";
import { postgresStore } from "./store.js";

/** The options of {@link postgresInbox}. */
export interface PostgresInboxOptions extends PostgresStoreOptions, StoredInboxOptions {}

/**
 * Creates a durable inbox in a PostgreSQL database, which several machines share. A delivery is acknowledged when its
 * events are on the disk of the server. When a machine crashes, the others handle its events.
 *
 * The tables are created on first use, in a schema of their own. Throws `config_invalid` for invalid options.
 */
export function postgresInbox(options: PostgresInboxOptions): StoredInbox {
  return storedInbox(postgresStore(options), options);
}
