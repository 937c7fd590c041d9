export type { PostgresStoreOptions } from "./options.js";
export type { PostgresClient, PostgresPool, PostgresQuery } from "./pool.js";
export { type PostgresInboxOptions, postgresInbox } from "./postgres-inbox.js";
export { postgresStore } from "./store.js";
