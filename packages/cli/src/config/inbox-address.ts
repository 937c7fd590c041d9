import { format, parse, resolve } from "node:path";
import { type InboxStore, type StoredInbox, storedInbox } from "@vod-events/core/inbox";
import { isDatabaseUrl, openPostgres, withSchemaSuffix } from "./postgres-inbox.js";

/** The default address of the inbox. */
export const defaultInbox = "vod-events.db";

/** The addresses of inboxes in the help text. */
export const inboxAddressHelp = "a file, or the URL of a PostgreSQL database";

/** Returns an address as seen from a folder: a path is relative to it, a URL is not. */
export function addressFrom(folder: string, address: string): string {
  return isDatabaseUrl(address) ? address : resolve(folder, address);
}

/** Returns the address of an inbox beside another one, such as `vod-events.search.db`; without a name, that address. */
export function inboxAddressOf(address: string, name: string | undefined): string {
  if (name === undefined) return address;
  if (isDatabaseUrl(address)) return withSchemaSuffix(address, name);
  const { dir, name: stem, ext } = parse(address);
  return format({ dir, name: `${stem}.${name}`, ext });
}

/**
 * Opens the store at an address, which is created on first use. The engine is loaded here, so that other commands start
 * fast and run where the engine does not.
 */
export async function storeAt(address: string): Promise<InboxStore> {
  if (isDatabaseUrl(address)) return (await openPostgres(address)).store;
  const { sqliteStore } = await import("@vod-events/sqlite");
  return sqliteStore(address);
}

/** Opens the inbox at an address, which is created on first use. */
export async function inboxAt(address: string): Promise<StoredInbox> {
  return storedInbox(await storeAt(address));
}
