import type { EntryFilter, EntryState } from "@vod-events/core/inbox";
import type { Database } from "./database.js";
import { choiceOf } from "./filter.js";

const redrivable: readonly EntryState[] = ["dead", "waiting"];

/** Makes the dead and waiting events of a filter due. Resolves with their number. */
export async function redriveChosen(
  filter: EntryFilter,
  now: number,
  database: Database,
): Promise<number> {
  const { tables } = database;
  const states = redrivable.filter((state) => filter.states?.includes(state) ?? true);
  const { sql, values } = choiceOf({ ...filter, states }, tables, "type is not null");
  const text = `
    with chosen as (
      select number from ${tables.entries}
      where number in (select number from ${tables.entries} ${sql}) and state in ('dead', 'waiting')
      order by number for update
    ), changed as (
      update ${tables.entries} set state = 'waiting', due_at = $${values.length + 1}::double precision,
        attempts = case state when 'dead' then 0 else attempts end,
        history = case state when 'dead' then null else history end
      from chosen where entries.number = chosen.number
      returning entries.number
    )
    select count(*) as count from changed`;
  const [row] = await database.query<{ count: number | string }>(text, [...values, now]);
  return Number(row?.count);
}
