import type { InboxStats } from "@vod-events/core/inbox";
import type { Database } from "./database.js";

type CountsRow = Readonly<Record<"open" | "running" | "done" | "dead", string>> & {
  readonly oldest: number | string | null;
};

/** Above it, the number of done events is the estimate of the last vacuum, because counting takes as long as they are many. */
const countedDone = 100_000;

/** Counts the entries in each state, by the index of each. */
export async function statsOf(database: Database): Promise<InboxStats> {
  const { tables } = database;
  const [row] = await database.query<CountsRow>(`
    select open, oldest,
      (select count(*) from ${tables.entries} where state = 'running') as running,
      (select case when reltuples > ${countedDone} then reltuples::bigint
        else (select count(*) from ${tables.entries} where state = 'done') end
        from pg_class where oid = '${tables.doneIndex}'::regclass) as done,
      (select count(*) from ${tables.entries} where state = 'dead') as dead
    from (
      select count(*) as open, min(received_at) as oldest from ${tables.entries} where due_at is not null) as opened`);
  const { oldest = null } = row ?? {};
  const running = Number(row?.running);
  return {
    waiting: Number(row?.open) - running,
    ...{ running, done: Number(row?.done), dead: Number(row?.dead) },
    ...(oldest !== null && { oldestOpenAt: new Date(Number(oldest)) }),
  };
}
