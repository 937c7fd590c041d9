import {
  rejectUnknownOptions,
  type StoredInbox,
  type StoredInboxOptions,
  storedInbox,
} from "@vod-events/core/inbox";
import type { SqliteStoreOptions } from "./options.js";
import { sqliteStore } from "./store.js";

/** The options of {@link sqliteInbox}. */
export interface SqliteInboxOptions extends SqliteStoreOptions, StoredInboxOptions {}

const optionNames: Readonly<Record<keyof SqliteInboxOptions, true>> = {
  maxOpen: true,
  keepDoneSeconds: true,
  worker: true,
  lockTimeoutSeconds: true,
  clock: true,
};

/**
 * Creates a durable inbox in one SQLite file. A delivery is acknowledged when its events are on the disk. After a
 * crash, the next process on the same file handles them.
 *
 * The file is created on first use. Its folder must exist, on a local disk. Several processes of one machine may
 * share it. Throws `config_invalid` for invalid options.
 */
export function sqliteInbox(path: string, options: SqliteInboxOptions = {}): StoredInbox {
  rejectUnknownOptions("sqliteInbox", options, Object.keys(optionNames));
  return storedInbox(sqliteStore(path, options), options);
}
