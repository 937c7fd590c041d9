import type { MediaState, MediaStatus } from "./media-state.js";

/**
 * Stores media states beside the events of an inbox. A write is as durable as a stored event. Every method rejects
 * with a `VodError`, as those of `InboxStore` do.
 */
export interface MediaStore {
  /** Returns the records of keys in their order; `undefined` where there is none. */
  read(keys: readonly MediaKey[]): Promise<readonly (MediaRecord | undefined)[]>;
  /**
   * Writes each state whose stored version is the expected one, and returns for each whether it was written. The
   * writes are independent: a rejected call may have written some. Keys are distinct.
   */
  write(writes: readonly MediaWrite[]): Promise<readonly boolean[]>;
  /** Lists records, last changed first. */
  list(filter: MediaFilter): Promise<readonly MediaRecord[]>;
  /** Deletes the matching records, and returns their number. */
  delete(filter: MediaDeletion): Promise<number>;
  /**
   * Calls a listener after writes of other stores on the same data, with the keys if the engine knows them. Calls may
   * be missing. They end when the store is closed. Absent when the engine sends no notifications.
   */
  subscribe?(listener: (keys?: readonly MediaKey[]) => void): Promise<void>;
}

/** Identifies a media. */
export interface MediaKey {
  /** The adapter's id, as in the events. */
  readonly provider: string;
  readonly mediaId: string;
}

/** A stored state. */
export interface MediaRecord {
  readonly state: MediaState;
  /** Above 0. Each write changes it to a value that the media never had, also before a deletion. */
  readonly version: number;
  readonly changedAt: Date;
}

/** A write on a condition. */
export interface MediaWrite {
  readonly state: MediaState;
  /** The version that was read; 0 when there was no record. */
  readonly expectedVersion: number;
  readonly changedAt: Date;
}

/** Selects records by their states. */
interface MediaSelection {
  readonly provider?: string | undefined;
  readonly statuses?: readonly MediaStatus[] | undefined;
}

/** Selects records. Absent fields match everything. */
export interface MediaFilter extends MediaSelection {
  /** Changed at or after. */
  readonly since?: Date | undefined;
  /** Listed after this record of an earlier page. */
  readonly after?: MediaCursor | undefined;
  /** The maximum number of records. */
  readonly limit?: number | undefined;
}

/** The last record of a page. Records of the same time are listed by provider and media id. */
export interface MediaCursor extends MediaKey {
  readonly changedAt: Date;
}

/** Selects records to delete. Absent fields match everything. */
export interface MediaDeletion extends MediaSelection {
  /** Changed before. */
  readonly changedBefore?: Date | undefined;
}
