import type { MediaWrite } from "@vod-events/core/inbox";
import type { Database } from "./database.js";
import { escapeText, hashOf } from "./exact-text.js";
import { columnLines, distinctRows, type RowToWrite, rowsAt } from "./rows-to-write.js";
import { durable, lines } from "./sql.js";
import type { Tables } from "./tables.js";

/** A call of `write`, ready to send. */
export interface StatesToWrite {
  readonly states: readonly StateToWrite[];
  /** The number of characters of the states. */
  readonly size: number;
}

/** The columns are provider, media_id, status, expected version, changed_at, state. */
type StateToWrite = RowToWrite;

/** Reads the writes of a call. */
export function statesToWrite(writes: readonly MediaWrite[]): StatesToWrite {
  const states = writes.map(({ state, expectedVersion, changedAt }) => {
    const { provider, mediaId, status } = state;
    const key = [escapeText(provider), escapeText(mediaId)];
    const columns = [...key, status, expectedVersion, changedAt.getTime(), JSON.stringify(state)];
    return { hash: hashOf(provider, mediaId), columns };
  });
  const size = states.reduce((sum, { columns }) => sum + String(columns.at(-1)).length, 0);
  return { states, size };
}

/**
 * Writes the states of calls in one statement. Of two calls that write the same media, the second one counts as having
 * met another version.
 */
export async function writeStates(
  calls: readonly StatesToWrite[],
  database: Database,
): Promise<readonly (readonly boolean[])[]> {
  const rows = distinctRows(calls.map(({ states }) => states));
  const text = writeSql(database.tables);
  const [row] = await database.query<{ written: string | null }>(text, [...columnLines(rows)]);
  const written = rowsAt(row?.written, rows);
  return calls.map(({ states }) => states.map((state) => written.has(state)));
}

/**
 * Locks the rows of the expected versions in the order of their keys, and inserts new ones in the same order after
 * that, so that two statements do not wait for each other in a deadlock. A row that another transaction changes
 * meanwhile is checked again after the wait.
 */
const writeSql = (tables: Tables) => `
  with input as materialized (
    select decode(key_hash, 'hex') as key_hash, coalesce(provider, '') as provider, coalesce(media_id, '') as media_id,
      status, expected::bigint as expected, changed_at::double precision as changed_at, state, position
    from unnest(${lines(1, 7)})
      with ordinality as input (key_hash, provider, media_id, status, expected, changed_at, state, position)
  ), held as materialized (
    select input.* from ${tables.media} join input on media.key_hash = input.key_hash and media.version = input.expected
    where media.key_hash = any (array(select key_hash from input where expected <> 0))
    order by media.key_hash for update of media
  ), updated as (
    update ${tables.media} set status = held.status, changed_at = held.changed_at, state = held.state,
      version = nextval('${tables.numbers}')
    from held
    where media.key_hash = any (array(select key_hash from held)) and media.key_hash = held.key_hash
    returning media.key_hash
  ), inserted as (
    insert into ${tables.media} (key_hash, provider, media_id, status, version, changed_at, state)
    select key_hash, provider, media_id, status, nextval('${tables.numbers}'), changed_at, state from input
    where expected = 0 and (select count(*) from updated) >= 0
    order by key_hash
    on conflict (key_hash) do nothing
    returning key_hash
  )
  select (select string_agg(position::text, ',') from input
    where key_hash in (select key_hash from updated union all select key_hash from inserted)) as written,
    ${durable}`;
