import type { StoredInbox } from "@vod-events/core/inbox";

/** The default path of the inbox. */
export const defaultInboxFile = "vod-events.db";

/**
 * Returns the inbox in a file, which is created on first use. The engine is loaded here, so that other commands start
 * fast and run where the engine does not.
 */
export async function inboxIn(path: string): Promise<StoredInbox> {
  const { sqliteInbox } = await import("@vod-events/sqlite");
  return sqliteInbox(path);
}
