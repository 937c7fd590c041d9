/**
 * The entry point for authors of inboxes: the store contract, the inboxes that core builds on a store, and the parts
 * that an inbox without a store shares with them.
 *
 * @module
 */
export { eventRef } from "../diagnostics/diagnostics.js";
export { compareMedia, matchesMedia, textOfKey } from "../media/media-filter.js";
export type * from "../media/media-store.js";
export { memoryMediaStore } from "../media/memory-media-store.js";
export { type Backoff, backoffMs, retry } from "../primitives/retry.js";
export { rejectUnknownOptions } from "../validation/reject-unknown-options.js";
export { type CopyOptions, type CopyResult, copyEntries } from "./copy-entries.js";
export { acceptStored } from "./duplicates.js";
export type { HandlingSettings } from "./handling-options.js";
export type { AcceptResult, Inbox, InboxAdmin, InboxHost } from "./inbox.js";
export { rejectSecondUse } from "./inbox-admin.js";
export { type MemoryStoreLimits, memoryStore } from "./memory-store.js";
export { checkCount, checkOption } from "./option-check.js";
export { putFailure } from "./put-failure.js";
export type { ReceivedEvent, StoredDelivery } from "./received-event.js";
export {
  type AfterFailure,
  decideRetry,
  failedAttempt,
  keptIdOf,
  leaseExpiredError,
} from "./settle-failure.js";
export { createStartReminder } from "./start-reminder.js";
export type * from "./store.js";
export { type StoredInbox, type StoredInboxOptions, storedInbox } from "./stored-inbox.js";
