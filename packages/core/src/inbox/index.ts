/**
 * The door for authors of inboxes: what an engine stores, and what core makes of a store.
 *
 * @module
 */
export type { HandlingSettings } from "./handling.js";
export type { Acceptance, Arrival, Inbox, InboxHost, InboxLedger } from "./inbox.js";
export { type MemoryStoreLimits, memoryStore } from "./memory-store.js";
export type {
  AttemptFailure,
  DeadLetter,
  EntryFilter,
  EntryRecord,
  EntryState,
  EntrySummary,
  InboxStats,
  InboxStore,
  KeptDelivery,
  Lease,
  LeaseKey,
  LeaseRequest,
  NewEntry,
  Notebook,
  PutResult,
} from "./store.js";
export { type StoredInbox, type StoredInboxOptions, storedInbox } from "./stored-inbox.js";
