/**
 * The entry point for authors of inboxes: the store contract and the inboxes that core builds on a store.
 *
 * @module
 */
export { type CopyOptions, type CopyResult, copyEntries } from "./copy-entries.js";
export type { HandlingSettings } from "./handling-options.js";
export type { AcceptResult, Inbox, InboxAdmin, InboxHost } from "./inbox.js";
export { type MemoryStoreLimits, memoryStore } from "./memory-store.js";
export type { ReceivedEvent, StoredDelivery } from "./received-event.js";
export type {
  EntryFilter,
  EntryRecord,
  EntryState,
  EntrySummary,
  FailedAttempt,
  InboxStats,
  InboxStore,
  InboxTransfer,
  KeyValueState,
  Lease,
  LeaseKey,
  LeaseRequest,
  NewEntry,
  PutResult,
  RecordPage,
  UndecodableMessage,
} from "./store.js";
export { type StoredInbox, type StoredInboxOptions, storedInbox } from "./stored-inbox.js";
