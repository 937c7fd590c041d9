import { statSync } from "node:fs";
import type { InboxAdmin } from "@vod-events/core";
import { type InboxStore, storedInbox } from "@vod-events/core/inbox";
import { storeAt } from "../config/inbox-address.js";
import { isDatabaseUrl, openPostgres } from "../config/postgres-inbox.js";
import { CommandFailure } from "../io/failure.js";

/**
 * Opens an existing inbox and closes it again.
 *
 * @throws CommandFailure when it does not exist
 */
export async function withInbox<Result>(
  address: string,
  use: (admin: InboxAdmin) => Promise<Result>,
): Promise<Result> {
  const inbox = storedInbox(await existingStoreAt(address));
  try {
    return await use(inbox.admin);
  } finally {
    await inbox.stop();
  }
}

/**
 * Opens the store of an existing inbox.
 *
 * @throws CommandFailure when it does not exist
 */
export async function existingStoreAt(address: string): Promise<InboxStore> {
  if (isDatabaseUrl(address)) return existingPostgres(address);
  // An empty file is not an inbox. Opening it would create one.
  const found = statSync(address, { throwIfNoEntry: false });
  if (found !== undefined && (found.size > 0 || !found.isFile())) return storeAt(address);
  const message = `${address} does not exist. Set --inbox, or let vod-events listen create it`;
  throw new CommandFailure("inbox_missing", message);
}

async function existingPostgres(address: string): Promise<InboxStore> {
  const { store, schema, exists } = await openPostgres(address);
  if (await exists()) return store;
  await store.close();
  const advice = `Add ?schema=<name> to the URL, or let an application create it`;
  throw new CommandFailure("inbox_missing", `the database has no schema ${schema}. ${advice}`);
}
