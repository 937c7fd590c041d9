import type { Inbox, NewEntry } from "@vod-events/core/inbox";
import { pushedUpload } from "../bodies/upload-entry.js";

const callers = 64;

/** Accepts callbacks of one event each, by many callers. */
export async function acceptAll(inbox: Inbox, events: number): Promise<void> {
  const entries: IterableIterator<NewEntry> = Array.from({ length: events }, (_, index) =>
    pushedUpload(`528589000000${index}`),
  ).values();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (const entry of entries) {
        const result = await inbox.accept([entry]);
        if (result !== "accepted")
          throw new Error(`an event of the suite is not accepted: ${result}`);
      }
    }),
  );
}
