export type { SqliteStoreOptions } from "./options.js";
export { type SqliteInboxOptions, sqliteInbox } from "./sqlite-inbox.js";
export { sqliteStore } from "./store.js";
