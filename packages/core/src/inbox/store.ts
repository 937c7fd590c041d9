import type { KnownEventType, VodEvent } from "../event/event.js";
import type { Integrity, StoredDelivery } from "./received-event.js";

/**
 * A table of events that are leased, worked on and settled: what a worker of core drives. Engines differ
 * in where they keep it, not in what it does. Every method rejects with a `VodError` when the
 * engine cannot do it: `inbox_unavailable` or `inbox_full` for now, `config_invalid` for good; then nothing
 * has changed.
 *
 * Times are milliseconds since 1970-01-01T00:00:00Z and always given by the caller: a store has no clock.
 * Several stores on the same data, in one process or many, see each other's changes.
 */
export interface InboxStore {
  /** Key–value state of the application, stored beside the events. */
  readonly state: KeyValueState;
  /** Whether what was put survives a crash. */
  readonly durable: boolean;
  /**
   * Adds events, in their order. One whose id is there already, in whatever state, is left as it is and
   * reported. When it resolves, all of them are as safe as the engine makes them; it is all or none.
   */
  put(entries: readonly NewEntry[]): Promise<readonly PutResult[]>;
  /**
   * Hands out up to `count` events that are due, oldest due first, none of them to anybody else until
   * `until`. A lease that ran out counts as an attempt and is due again.
   */
  lease(request: LeaseRequest): Promise<readonly Lease[]>;
  /** Marks a leased event done. False when the lease was lost: somebody else has the event. */
  complete(lease: LeaseKey, now: number): Promise<boolean>;
  /** Gives a leased event back to be due later, with why it failed. False when the lease was lost. */
  retry(lease: LeaseKey, failure: FailedAttempt, dueAt: number): Promise<boolean>;
  /**
   * Puts a leased event among the dead, with why. False when the lease was lost. With `keptAs`, an id that no other
   * entry has, it is kept under that, and its own is free for another event.
   */
  deadLetter(lease: LeaseKey, failure: FailedAttempt, keptAs?: string): Promise<boolean>;
  /** Keeps something that is no event, among the dead. */
  storeUndecodable(letter: UndecodableMessage): Promise<void>;
  /** When the next event falls due or a lease runs out; `undefined` when nothing waits. */
  nextDueAt(): Promise<number | undefined>;
  /** Entries, newest received first. */
  list(filter: EntryFilter): Promise<readonly EntrySummary[]>;
  /** One entry with all that is kept of it. */
  get(id: string): Promise<EntryRecord | undefined>;
  /**
   * Makes events due now: dead ones with no attempts against them and an empty history, waiting ones with
   * those they have. Leaves others and letters alone. Returns how many it made due.
   */
  redrive(filter: EntryFilter, now: number): Promise<number>;
  stats(): Promise<InboxStats>;
  /** Forgets what was done before a time. Returns how many. */
  prune(doneBefore: number): Promise<number>;
  /** Lets go of the engine; a second call does nothing. */
  close(): Promise<void>;
}

/** Keeps texts under names, beside the events and as long as the data lives. */
export interface KeyValueState {
  /** Returns the value of a key; `undefined` when the key is not set. */
  get(key: string): Promise<string | undefined>;
  /** Sets the value of a key. When the promise resolves, the value is as durable as a stored event. */
  set(key: string, value: string): Promise<void>;
}

/** An event to be put, and how it came. */
export interface NewEntry {
  readonly event: VodEvent;
  readonly receivedAt: Date;
  readonly integrity: Integrity;
  /** The callback that brought it; shared by the events of one delivery, absent for a pulled event. */
  readonly delivery?: StoredDelivery | undefined;
}

/** What became of an event that was put. */
export type PutResult = "stored" | "duplicate";

/** What a worker asks for. */
export interface LeaseRequest {
  readonly count: number;
  readonly now: number;
  readonly until: number;
  /** Whether events of one media are kept apart: none is handed out while another is leased. */
  readonly serialByMedia: boolean;
}

/** Names a lease: the event and the hand-out. */
export interface LeaseKey {
  readonly id: string;
  readonly token: string;
}

/** An event that was handed out. */
export interface Lease extends LeaseKey {
  readonly event: VodEvent;
  readonly receivedAt: Date;
  readonly integrity: Integrity;
  /** 1 for the first time, and one more for each failure and each lease that ran out. */
  readonly attempt: number;
}

/** Why an attempt failed. */
export interface FailedAttempt {
  readonly at: number;
  readonly attempt: number;
  /** The error's name and message. */
  readonly error: string;
}

/** Something delivered that cannot be read as an event. */
export interface UndecodableMessage {
  readonly provider: string;
  readonly receivedAt: Date;
  /** What is wrong with it. */
  readonly problems: readonly string[];
  /** It, as it came. May hold signed URLs: do not log it. */
  readonly json: unknown;
}

/** `waiting` to be due, `running` under a lease, `done`, or `dead`: given up on. */
export type EntryState = "waiting" | "running" | "done" | "dead";

/** Which entries. What is left out does not matter. */
export interface EntryFilter {
  readonly ids?: readonly string[] | undefined;
  readonly states?: readonly EntryState[] | undefined;
  readonly types?: readonly (KnownEventType | "unknown")[] | undefined;
  readonly provider?: string | undefined;
  /** Received at or after. */
  readonly since?: Date | undefined;
  /** Received before. */
  readonly before?: Date | undefined;
  /** How many at most, the newest received first. */
  readonly limit?: number | undefined;
}

/** What a list shows of an entry. */
export interface EntrySummary {
  /** The event's id; one of its own for a letter that is no event, and for an event that is not the cloud's. */
  readonly id: string;
  readonly state: EntryState;
  readonly provider: string;
  /** Absent for a letter that is no event. */
  readonly type?: VodEvent["type"];
  readonly mediaId?: string;
  readonly receivedAt: Date;
  /** How often its handlers ran, or began to. */
  readonly attempts: number;
  /** When it is due, where it waits for a time rather than for the cloud to send it again. */
  readonly dueAt?: Date;
  /** Why the last attempt failed. */
  readonly lastError?: string;
}

/** All that is kept of an entry. */
export interface EntryRecord extends EntrySummary {
  /** Absent for a letter, and where a store in memory keeps nothing of an event that is done but its names. */
  readonly event?: VodEvent;
  readonly integrity?: Integrity;
  readonly delivery?: StoredDelivery;
  /** What came in place of an event. */
  readonly undecodable?: UndecodableMessage;
  /** Every failed attempt since it was received or sent round again, oldest first. */
  readonly history: readonly FailedAttempt[];
}

/** How many entries there are in each state. */
export interface InboxStats {
  readonly waiting: number;
  readonly running: number;
  readonly done: number;
  readonly dead: number;
  /** When the oldest event that waits or runs was received. */
  readonly oldestOpenAt?: Date;
}
