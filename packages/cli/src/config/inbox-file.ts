import type { StoredInbox } from "@vod-events/core/inbox";

/** Where the inbox is, unless a command is told otherwise. */
export const defaultInboxFile = "vod-events.db";

/**
 * The inbox in a file, which is made when it is first used. The engine is loaded here, so that commands which
 * need none start fast, and also where it does not run.
 */
export async function inboxIn(path: string): Promise<StoredInbox> {
  const { sqliteInbox } = await import("@vod-events/sqlite");
  return sqliteInbox(path);
}
