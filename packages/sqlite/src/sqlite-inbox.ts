import { type StoredInbox, type StoredInboxOptions, storedInbox } from "@vod-events/core/inbox";
import type { SqliteStoreOptions } from "./options.js";
import { sqliteStore } from "./store.js";

/** The options of {@link sqliteInbox}. */
export interface SqliteInboxOptions extends SqliteStoreOptions, StoredInboxOptions {}

/**
 * Makes a durable inbox in one SQLite file: a cloud is answered once its events are on the disk, and they are
 * handled from there, after a crash by whoever is started next on the same file.
 *
 * The file is made when it is first used; its folder must be there, on a local disk. Several processes of
 * one machine may share it. Throws `config_invalid` for options that cannot be.
 */
export function sqliteInbox(path: string, options: SqliteInboxOptions = {}): StoredInbox {
  return storedInbox(sqliteStore(path, options), options);
}
