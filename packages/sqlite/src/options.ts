import { resolve } from "node:path";
import { type Clock, systemClock, VodError } from "@vod-events/core";
import type { Patience } from "./patience.js";

/** The options of `sqliteStore`. */
export interface SqliteStoreOptions {
  /** How many events may wait or run; a delivery over that is refused. Default 100,000. */
  readonly maxOpen?: number | undefined;
  /** How long another program's lock on the file is waited for. Default 5. */
  readonly lockTimeoutSeconds?: number | undefined;
  /** Default: the machine's. It times the wait for a lock, nothing else. */
  readonly clock?: Clock | undefined;
}

/** {@link SqliteStoreOptions} with nothing left open. */
export interface SqliteStoreSettings extends Patience {
  readonly maxOpen: number;
}

/** Fills in the defaults; throws `config_invalid` for what cannot be. */
export function settingsOf(path: string, options: SqliteStoreOptions): SqliteStoreSettings {
  const { maxOpen = 100_000, lockTimeoutSeconds = 5, clock = systemClock } = options;
  if (path === "" || path === ":memory:" || path.includes("\0")) {
    throw new VodError("config_invalid", "sqliteStore: the path must name a file");
  }
  if (!Number.isSafeInteger(maxOpen) || maxOpen < 1) {
    throw new VodError("config_invalid", "sqliteStore: maxOpen must be a whole number above 0");
  }
  if (!Number.isFinite(lockTimeoutSeconds) || lockTimeoutSeconds < 0) {
    throw new VodError("config_invalid", "sqliteStore: lockTimeoutSeconds must be 0 or more");
  }
  return { path: resolve(path), maxOpen, lockTimeoutSeconds, clock };
}
