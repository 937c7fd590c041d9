import type { KnownEventType, VodEvent } from "../event/event.js";
import type { MediaStore } from "../media/media-store.js";
import type {
  DispatchedEvent,
  Integrity,
  ReceivedEvent,
  StoredDelivery,
} from "./received-event.js";

/**
 * A store of events that core's worker leases, handles and settles. Every method rejects with a `VodError` when the
 * engine fails: `inbox_unavailable` or `inbox_full` for a temporary failure, `config_invalid` for a permanent one. A
 * rejected call has changed nothing.
 *
 * Times are milliseconds since 1970-01-01T00:00:00Z. The caller passes them, by the clock of the engine if it has one
 * (see {@link InboxStore.now}). Several stores on the same data, in one or several processes, see each other's changes.
 */
export interface InboxStore {
  /** Key–value state of the application, stored beside the events. */
  readonly state: KeyValueState;
  /** Media states, stored beside the events. Absent when the engine cannot store them. */
  readonly media?: MediaStore;
  /** Whether stored events survive a crash. */
  readonly durable: boolean;
  /**
   * Returns the time of the engine. It decides leases, so that machines whose clocks differ can share the data. Absent
   * when every caller is on the machine of the data.
   */
  now?(): Promise<number>;
  /**
   * Calls a listener when an event may have become due through another store on the same data. Calls may be missing:
   * core polls, too. They end when the store is closed. Absent when the engine sends no notifications.
   */
  subscribe?(listener: () => void): Promise<void>;
  /**
   * Stores events in order, all or none. An event whose id exists in any state is left unchanged and reported as a
   * duplicate. An event is due from its receipt, but not later than now by the clock of the engine, if it has one. When
   * the promise resolves, the events are as durable as the engine makes them.
   */
  put(entries: readonly NewEntry[]): Promise<readonly PutResult[]>;
  /**
   * Leases up to `count` due events until `until`, oldest due first. A leased event is not leased again before that.
   * An expired lease counts as an attempt, and the event is due again.
   */
  lease(request: LeaseRequest): Promise<readonly Lease[]>;
  /** Marks a leased event as done. Returns false when the lease was lost to another worker. */
  complete(lease: LeaseKey, now: number): Promise<boolean>;
  /** Records a failed attempt and makes the event due again at `dueAt`. Returns false when the lease was lost. */
  retry(lease: LeaseKey, failure: FailedAttempt, dueAt: number): Promise<boolean>;
  /**
   * Moves a leased event to the dead letters. Returns false when the lease was lost. With `keptAs`, an unused id, the
   * event is stored under that id and its own id is free again.
   */
  deadLetter(lease: LeaseKey, failure: FailedAttempt, keptAs?: string): Promise<boolean>;
  /** Stores an undecodable message in the dead letters. */
  storeUndecodable(message: UndecodableMessage): Promise<void>;
  /** Returns when the next event is due or the next lease expires; `undefined` when none is open. */
  nextDueAt(): Promise<number | undefined>;
  /** Lists entries, newest received first. */
  list(filter: EntryFilter): Promise<readonly EntrySummary[]>;
  /** Returns the full record of an entry. */
  get(id: string): Promise<EntryRecord | undefined>;
  /**
   * Makes events due now and returns their number. Dead letters lose their attempts and history; waiting events keep
   * them. Entries in other states and undecodable messages stay as they are.
   */
  redrive(filter: EntryFilter, now: number): Promise<number>;
  stats(): Promise<InboxStats>;
  /** Deletes entries that were done before a time. Returns their number. */
  prune(doneBefore: number): Promise<number>;
  /** Copies entries to and from other stores. Absent when the engine keeps nothing over a restart. */
  readonly transfer?: InboxTransfer;
  /** Releases the engine. A second call does nothing. */
  close(): Promise<void>;
}

/** Reads all entries of a store, and stores entries of another one in their states. */
export interface InboxTransfer {
  /** Returns records in the order in which they were stored, after a cursor. Without a cursor, from the first one. */
  scan(cursor: string | undefined, limit: number): Promise<RecordPage>;
  /**
   * Stores records in order, all or none, with their states, attempts and errors. An entry whose id exists is left
   * unchanged and reported as a duplicate. A running entry becomes a waiting one that is due. Records of several events
   * share a delivery when it is the same object.
   */
  restore(records: readonly EntryRecord[]): Promise<readonly PutResult[]>;
  /** Returns the keys of the state. */
  stateKeys(): Promise<readonly string[]>;
}

/** A page of a scan. */
export interface RecordPage {
  readonly records: readonly EntryRecord[];
  /** The cursor of the next page; absent after the last entry. */
  readonly next?: string;
}

/** String values by key. They live as long as the stored events. */
export interface KeyValueState {
  /** Returns the value of a key; `undefined` when the key is not set. */
  get(key: string): Promise<string | undefined>;
  /** Sets the value of a key. When the promise resolves, the value is as durable as a stored event. */
  set(key: string, value: string): Promise<void>;
  /**
   * Sets the value of a key if its value is the expected one; `undefined` means that the key is not set. Returns
   * whether it was set.
   */
  compareAndSet(key: string, expected: string | undefined, value: string): Promise<boolean>;
}

/** An event to store, and how it was received. */
export type NewEntry = ReceivedEvent;

/** The result of storing an event. */
export type PutResult = "stored" | "duplicate";

/** A worker's request for leases. */
export interface LeaseRequest {
  readonly count: number;
  readonly now: number;
  readonly until: number;
  /** Whether only one event of each media may be leased at a time. */
  readonly serialByMedia: boolean;
}

/** Identifies a lease: the event id and the token of this lease. */
export interface LeaseKey {
  readonly id: string;
  readonly token: string;
}

/** A leased event. */
export interface Lease extends LeaseKey, DispatchedEvent {
  /** Starts at 1. Each failed attempt and each expired lease adds 1. */
  readonly attempt: number;
}

/** A failed attempt. */
export interface FailedAttempt {
  readonly at: number;
  readonly attempt: number;
  /** The error's name and message. */
  readonly error: string;
}

/** A message that cannot be decoded as an event. */
export interface UndecodableMessage {
  readonly provider: string;
  readonly receivedAt: Date;
  /** The problems found while decoding. */
  readonly problems: readonly string[];
  /** The message as it was received. It may contain signed URLs: do not log it. */
  readonly json: unknown;
}

/** `waiting` until due, `running` under a lease, `done`, or `dead` in the dead letters. */
export type EntryState = "waiting" | "running" | "done" | "dead";

/** Selects entries. Absent fields match everything. */
export interface EntryFilter {
  readonly ids?: readonly string[] | undefined;
  readonly states?: readonly EntryState[] | undefined;
  readonly types?: readonly (KnownEventType | "unknown")[] | undefined;
  readonly provider?: string | undefined;
  /** Received at or after. */
  readonly since?: Date | undefined;
  /** Received before. */
  readonly before?: Date | undefined;
  /** Listed after this entry of an earlier page; see {@link EntryCursor}. */
  readonly after?: EntryCursor | undefined;
  /** The maximum number of entries, newest received first. */
  readonly limit?: number | undefined;
}

/**
 * The last entry of a page. When the entry no longer exists, the next page begins with the entries of the same time of
 * receipt, so that none is skipped.
 */
export type EntryCursor = Pick<EntrySummary, "id" | "receivedAt">;

/** An entry as it is listed. */
export interface EntrySummary {
  /** The event id. Undecodable and unconfirmed messages have a generated id. */
  readonly id: string;
  readonly state: EntryState;
  readonly provider: string;
  /** Absent for an undecodable message. */
  readonly type?: VodEvent["type"];
  readonly mediaId?: string;
  readonly receivedAt: Date;
  /** The number of attempts, including a running one. */
  readonly attempts: number;
  /** When the next attempt is due; absent when the event waits for a redelivery. */
  readonly dueAt?: Date;
  /** When the event was done. */
  readonly doneAt?: Date;
  /** The error of the last failed attempt. */
  readonly lastError?: string;
}

/** An entry with all stored data. */
export interface EntryRecord extends EntrySummary {
  /** Absent for an undecodable message, and for a done event where only its metadata is kept. */
  readonly event?: VodEvent;
  readonly integrity?: Integrity;
  readonly delivery?: StoredDelivery;
  /** The undecodable message. */
  readonly undecodable?: UndecodableMessage;
  /** All failed attempts since receipt or the last redrive, oldest first. */
  readonly history: readonly FailedAttempt[];
}

/** The number of entries in each state. */
export interface InboxStats {
  readonly waiting: number;
  readonly running: number;
  /** An engine may estimate a number above 100,000. */
  readonly done: number;
  readonly dead: number;
  /** When the oldest waiting or running event was received. */
  readonly oldestOpenAt?: Date;
}
