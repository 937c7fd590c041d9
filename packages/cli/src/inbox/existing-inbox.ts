import { statSync } from "node:fs";
import type { InboxAdmin } from "@vod-events/core";
import { inboxIn } from "../config/inbox-file.js";
import { CommandFailure } from "../io/failure.js";

/**
 * Opens an existing inbox and closes it again.
 *
 * @throws CommandFailure when it does not exist
 */
export async function withInbox<Result>(
  path: string,
  use: (admin: InboxAdmin) => Promise<Result>,
): Promise<Result> {
  rejectMissing(path);
  const inbox = await inboxIn(path);
  try {
    return await use(inbox.admin);
  } finally {
    await inbox.stop();
  }
}

/** An empty file is not an inbox. Opening it would create one. */
function rejectMissing(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && (found.size > 0 || !found.isFile())) return;
  const message = `${path} does not exist. Set --inbox, or let vod-events listen create it`;
  throw new CommandFailure("inbox_missing", message);
}
