import { VodError } from "@vod-events/core";
import type { NewEntry, PutResult, StoredDelivery } from "@vod-events/core/inbox";
import type { Database } from "./database.js";
import { distinctDeliveries } from "./distinct-deliveries.js";
import { escapeText, hashOf } from "./exact-text.js";
import type { OpenCount } from "./open-count.js";
import { columnLines, distinctRows, type RowToWrite, rowsAt } from "./rows-to-write.js";
import { durable, lines, linesOf, serverTime } from "./sql.js";
import type { Tables } from "./tables.js";

/** A put ready to send. */
export interface EntriesToPut {
  readonly entries: readonly EntryToPut[];
  /** The size of the values that are large, in characters. */
  readonly size: number;
}

/** The columns are id, provider, type, media_id, media_hash, received_at, integrity, event. */
interface EntryToPut extends RowToWrite {
  readonly delivery: StoredDelivery | undefined;
}

/** Reads the entries of a put. */
export function entriesToPut(entries: readonly NewEntry[]): EntriesToPut {
  const read = entries.map(entryToPut);
  const deliveries = new Set(read.map(({ delivery }) => delivery));
  const bodies = [...deliveries].map((delivery) => 2 * (delivery?.body.length ?? 0));
  const events = read.map(({ columns }) => String(columns.at(-1)).length);
  return { entries: read, size: [...bodies, ...events].reduce((sum, size) => sum + size, 0) };
}

function entryToPut({ event, receivedAt, integrity, delivery }: NewEntry): EntryToPut {
  const { id, provider, type, mediaId } = event;
  return {
    hash: hashOf(id),
    columns: [
      escapeText(id),
      escapeText(provider),
      escapeText(type),
      mediaId === undefined ? null : escapeText(mediaId),
      mediaId === undefined ? null : hashOf(provider, mediaId),
      receivedAt.getTime(),
      JSON.stringify(integrity),
      JSON.stringify(event),
    ],
    delivery,
  };
}

interface PutRow {
  readonly open: number | string;
  /** The number of events for which there is no room. */
  readonly excess: number | string;
  readonly stored: string | null;
}

/**
 * Stores the entries of puts in one statement, all or none. Rejects with `inbox_full` when the number of open events
 * would exceed the limit; duplicates do not count.
 */
export async function putEntries(
  puts: readonly EntriesToPut[],
  database: Database,
  maxOpen: number,
  openCount: OpenCount,
): Promise<readonly (readonly PutResult[])[]> {
  const rows = distinctRows(puts.map(({ entries }) => entries));
  const values = valuesOf(rows);
  const send = async (open: number | null) => {
    const [row] = await database.queryPrepared<PutRow>(putSql(database.tables), [
      ...values,
      open,
      maxOpen,
    ]);
    if (row === undefined) throw new Error("a select without a table returns a row");
    openCount.set(Number(row.open));
    return row;
  };
  const known = openCount.known;
  let row = await send(known);
  if (Number(row.excess) > 0 && known !== null) row = await send(null);
  if (Number(row.excess) > 0) {
    const message = `The inbox is full: ${row.open} events are waiting or running; maxOpen is ${maxOpen}.`;
    throw new VodError("inbox_full", message);
  }
  const stored = rowsAt(row.stored, rows);
  return puts.map(({ entries }) =>
    entries.map((entry) => (stored.has(entry) ? "stored" : "duplicate")),
  );
}

/** The parameters: the lines of each column, then those of the deliveries, each once. */
function valuesOf(rows: readonly EntryToPut[]): readonly string[] {
  const { positions, bodies, headers } = distinctDeliveries(rows.map(({ delivery }) => delivery));
  return [...columnLines(rows), ...[positions, bodies, headers].map(linesOf)];
}

/**
 * The numbers follow the order of the entries. The rows are inserted in the order of their hashes, so that two puts of
 * the same events do not wait for each other in a deadlock. An event is due from its receipt, but not later than now,
 * for a receiver whose clock is ahead. `is true` keeps PostgreSQL from a join, which it plans for one row.
 */
const putSql = (tables: Tables) => `
  with input as (
    select decode(id_hash, 'hex') as id_hash, coalesce(id, '') as id, coalesce(provider, '') as provider, type,
      case when media_hash <> '' then coalesce(media_id, '') end as media_id,
      decode(nullif(media_hash, ''), 'hex') as media_hash, received_at::double precision as received_at, integrity,
      event, nullif(delivery, '')::integer as delivery, position
    from unnest(${lines(1, 10)})
      with ordinality as input (id_hash, id, provider, type, media_id, media_hash, received_at, integrity, event,
        delivery, position)
  ), fresh as materialized (
    select nextval('${tables.numbers}') as number, new.* from (
      select * from input
      where (select true from ${tables.entries} where entries.id_hash = input.id_hash limit 1) is null
      order by position) as new
  ), sent as materialized (
    select nextval('${tables.numbers}') as number, body, headers, position
    from unnest(${lines(11, 12)}) with ordinality as sent (body, headers, position)
  ), counts as materialized (
    select (select count(*) from fresh) as fresh, coalesce($13::bigint,
      (select count(*) from ${tables.entries} where due_at is not null)) as open
  ), inserted as (
    insert into ${tables.entries} (number, id, id_hash, state, provider, type, media_id, media_hash, received_at,
      due_at, delivery)
    select fresh.number, id, id_hash, 'waiting', provider, type, media_id, media_hash, received_at,
      least(received_at, ${serverTime}), sent.number
    from fresh left join sent on sent.position = fresh.delivery
    where (select fresh = 0 or open + fresh <= $14::bigint from counts)
    order by id_hash
    on conflict (id_hash) do nothing
    returning number, delivery
  ), contents as (
    insert into ${tables.contents} (number, integrity, event)
    select number, integrity, event from fresh where (number in (select number from inserted)) is true
  ), deliveries as (
    insert into ${tables.deliveries} (number, body, headers)
    select number, decode(coalesce(body, ''), 'hex'), headers from sent
    where (number in (select delivery from inserted)) is true
  )
  select case when fresh = 0 then 0 else open + fresh - $14::bigint end as excess,
    open + (select count(*) from inserted) as open,
    (select string_agg(position::text, ',') from fresh
      where (number in (select number from inserted)) is true) as stored,
    ${durable}
  from counts`;
