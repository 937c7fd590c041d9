import type { EntryFilter, EntryState } from "@vod-events/core/inbox";
import type { OpenFile } from "./connection.js";
import { choiceOf } from "./filter.js";

const redrivable: readonly EntryState[] = ["dead", "waiting"];

/** Makes the dead and waiting events of a filter due. Returns their number. */
export function redriveChosen(filter: EntryFilter, now: number, { database }: OpenFile): number {
  const states = redrivable.filter((state) => filter.states?.includes(state) ?? true);
  const { sql, parameters } = choiceOf({ ...filter, states }, "type is not null");
  const update = database.prepare(`
    update entries set state = 'waiting', due_at = ?,
      attempts = iif(state = 'dead', 0, attempts), history = iif(state = 'dead', '[]', history)
    where number in (select number from entries ${sql})`);
  return update.run(now, ...parameters);
}
