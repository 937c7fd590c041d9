import { resolve } from "node:path";
import { type Clock, systemClock } from "@vod-events/core";
import { checkCount, checkOption } from "@vod-events/core/inbox";
import type { BusyRetry } from "./busy-retry.js";

/** The options of `sqliteStore`. */
export interface SqliteStoreOptions {
  /** The maximum number of waiting and running events. A delivery that exceeds it is rejected. Default 100,000. */
  readonly maxOpen?: number | undefined;
  /** How long to wait for a lock of another process. Default 5. */
  readonly lockTimeoutSeconds?: number | undefined;
  /** Default: the system clock. It only times the wait for a lock. */
  readonly clock?: Clock | undefined;
}

/** {@link SqliteStoreOptions} with all defaults filled in. */
export interface SqliteStoreSettings extends BusyRetry {
  readonly maxOpen: number;
}

/** Fills in the defaults. Throws `config_invalid` for invalid values. */
export function settingsOf(path: string, options: SqliteStoreOptions): SqliteStoreSettings {
  const { maxOpen = 100_000, lockTimeoutSeconds = 5, clock = systemClock } = options;
  const isFile = path !== "" && path !== ":memory:" && !path.includes("\0");
  checkOption("sqliteStore", isFile, "the path must be the path of a file");
  checkCount("sqliteStore.maxOpen", maxOpen);
  const isTime = Number.isFinite(lockTimeoutSeconds) && lockTimeoutSeconds >= 0;
  checkOption("sqliteStore.lockTimeoutSeconds", isTime, "must be a number, 0 or more");
  return { path: resolve(path), maxOpen, lockTimeoutSeconds, clock };
}
