import { systemClock } from "@vod-events/core";
import type { Inbox, InboxHost } from "@vod-events/core/inbox";

/** Opens and starts an inbox whose handlers are a function, as an application with the default options does. */
export async function openInbox(
  inbox: Inbox,
  handle: InboxHost["handle"] = async () => {},
): Promise<{ stop(): Promise<void> }> {
  const closing = new AbortController();
  inbox.open({
    handle,
    confirmsEvents: false,
    handling: {
      concurrency: 32,
      deadlineMs: 20_000,
      attempts: 10,
      retryBaseMs: 1000,
      retryCapMs: 300_000,
      serialByMedia: false,
    },
    clock: systemClock,
    random: Math.random,
    report: () => true,
    closing: closing.signal,
  });
  await inbox.start();
  return {
    async stop() {
      closing.abort();
      await inbox.stop();
    },
  };
}
