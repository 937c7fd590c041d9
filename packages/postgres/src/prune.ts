import type { Database } from "./database.js";
import { timeLiteral } from "./sql.js";
import type { Tables } from "./tables.js";

/** The maximum number of deleted entries per transaction. */
const entriesAtOnce = 1000;

/**
 * Deletes the events that were done before a time, in short transactions that wait for no one but another process that
 * does the same. Resolves with their number. Two at the same time would each leave a delivery whose last events they
 * share.
 */
export async function pruneDone(doneBefore: number, database: Database): Promise<number> {
  for (let pruned = 0; ; ) {
    const text = pruneSql(doneBefore, database.tables);
    const [row] = await database.exclusively<{ count: string }>("prune", text);
    const count = Number(row?.count);
    pruned += count;
    if (count < entriesAtOnce) return pruned;
  }
}

/** Not `not exists`, for which PostgreSQL reads all entries. */
const pruneSql = (doneBefore: number, tables: Tables) => `
  with deleted as (
    delete from ${tables.entries} where number in (
      select number from ${tables.entries} where state = 'done' and done_at < ${timeLiteral(doneBefore)}
      order by done_at limit ${entriesAtOnce} for update skip locked)
    returning number, delivery
  ), contents as (
    delete from ${tables.contents} where number in (select number from deleted)
  ), deliveries as (
    delete from ${tables.deliveries} where number in (select delivery from deleted) and (
      select true from ${tables.entries}
      where entries.delivery = deliveries.number and entries.number not in (select number from deleted)
      limit 1) is null
  )
  select count(*) as count from deleted`;
