import type { InboxStats } from "@vod-events/core/inbox";
import type { Statements } from "./statements.js";

/** How many entries there are in each state. */
export function statsOf(statements: Statements): InboxStats {
  const tally = tallyOf(statements);
  const oldest = statements.oldestOpen.all()[0]?.received_at ?? null;
  return {
    waiting: tally("waiting"),
    running: tally("running"),
    done: tally("done"),
    dead: tally("dead"),
    ...(oldest !== null && { oldestOpenAt: new Date(oldest) }),
  };
}

/** How many events wait or run. */
export function openCount(statements: Statements): number {
  const tally = tallyOf(statements);
  return tally("waiting") + tally("running");
}

function tallyOf(statements: Statements): (state: string) => number {
  const counts = new Map(statements.tally.all().map((row) => [row.state, row.entries]));
  return (state) => counts.get(state) ?? 0;
}
