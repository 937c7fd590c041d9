import type { InboxStats } from "@vod-events/core/inbox";
import type { Statements } from "./statements.js";

/** Returns the number of entries in each state. It scans open entries only. */
export function statsOf({ counts }: Statements): InboxStats {
  const [row] = counts.all();
  if (row === undefined) return { waiting: 0, running: 0, done: 0, dead: 0 };
  const { open, running, done, dead, oldest_open_at: oldest } = row;
  return {
    waiting: open - running,
    ...{ running, done, dead },
    ...(oldest !== null && { oldestOpenAt: new Date(oldest) }),
  };
}

/** Returns the number of waiting and running events. */
export function openCount({ open }: Statements): number {
  return open.all()[0]?.open ?? 0;
}
