import type { EntryRecord, InboxTransfer, PutResult } from "@vod-events/core/inbox";
import type { Database } from "./database.js";
import { distinctDeliveries } from "./distinct-deliveries.js";
import { escapeText, hashOf, unescapeText } from "./exact-text.js";
import { type RecordRow, recordOf, recordSql } from "./rows.js";
import { durable } from "./sql.js";
import type { Tables } from "./tables.js";

/** Creates what copies entries to and from the tables. */
export function transferOf(database: Database): InboxTransfer {
  return {
    async scan(cursor, limit) {
      const text = recordSql(
        database.tables,
        "number > $1::bigint order by number limit $2::bigint",
      );
      const rows = await database.use(() =>
        database.query<RecordRow & { readonly number: unknown }>(text, [cursor ?? "0", limit]),
      );
      const last = rows.at(-1);
      return {
        records: rows.map(recordOf),
        ...(rows.length === limit && last !== undefined && { next: String(last.number) }),
      };
    },
    async restore(records) {
      if (records.length === 0) return [];
      return database.use(() => restoreRecords(records, database));
    },
    async stateKeys() {
      const text = `select key from ${database.tables.state} order by key`;
      const rows = await database.use(() => database.query<{ key: string }>(text));
      return rows.map(({ key }) => unescapeText(key));
    },
  };
}

async function restoreRecords(
  records: readonly EntryRecord[],
  database: Database,
): Promise<readonly PutResult[]> {
  const { positions, bodies, headers } = distinctDeliveries(records.map((each) => each.delivery));
  const rows = records.map((record, index) => rowOf(record, positions[index] ?? null));
  const deliveries = bodies.map((body, index) => ({ body, headers: headers[index] }));
  const values = [JSON.stringify(rows), JSON.stringify(deliveries)];
  const [row] = await database.query<{ stored: string | null }>(
    restoreSql(database.tables),
    values,
  );
  const stored = new Set(row?.stored?.split(",").map(Number));
  return records.map((_, index) => (stored.has(index + 1) ? "stored" : "duplicate"));
}

/** A row as JSON, whose names are those of the columns. */
function rowOf(record: EntryRecord, delivery: number | null) {
  const { id, state, provider, type, mediaId, receivedAt, attempts, dueAt, doneAt } = record;
  const { event, integrity, undecodable, history } = record;
  const { problems, json } = undecodable ?? {};
  const isOpen = state === "waiting" || state === "running";
  return {
    id: escapeText(id),
    id_hash: hashOf(id),
    state: isOpen ? "waiting" : state,
    provider: escapeText(provider),
    type,
    media_id: mediaId && escapeText(mediaId),
    media_hash: mediaId && hashOf(event?.provider ?? provider, mediaId),
    received_at: receivedAt.getTime(),
    attempts,
    due_at: isOpen ? (dueAt ?? receivedAt).getTime() : undefined,
    done_at: doneAt?.getTime(),
    history: history.length === 0 ? undefined : JSON.stringify(history).slice(1, -1),
    integrity: integrity && JSON.stringify(integrity),
    event: event && JSON.stringify(event),
    undecodable: undecodable && JSON.stringify({ problems, json }),
    delivery,
  };
}

/** As the statement of a put: numbers in the order of the records, rows in the order of their hashes. */
const restoreSql = (tables: Tables) => `
  with input as (
    select * from rows from (json_to_recordset($1::json) as (id text, id_hash text, state text, provider text, type text,
      media_id text, media_hash text, received_at double precision, attempts integer, due_at double precision,
      done_at double precision, history text, integrity text, event text, undecodable text, delivery integer))
      with ordinality as input (id, id_hash, state, provider, type, media_id, media_hash, received_at, attempts, due_at,
        done_at, history, integrity, event, undecodable, delivery, position)
  ), fresh as materialized (
    select nextval('${tables.numbers}') as number, new.* from (select * from input order by position) as new
  ), sent as materialized (
    select nextval('${tables.numbers}') as number, body, headers, position
    from rows from (json_to_recordset($2::json) as (body text, headers text))
      with ordinality as sent (body, headers, position)
  ), inserted as (
    insert into ${tables.entries} (number, id, id_hash, state, provider, type, media_id, media_hash, received_at, attempts,
      due_at, done_at, history, delivery)
    select fresh.number, id, decode(id_hash, 'hex'), state, provider, type, media_id, decode(media_hash, 'hex'),
      received_at, attempts, due_at, done_at, history, sent.number
    from fresh left join sent on sent.position = fresh.delivery
    order by id_hash
    on conflict (id_hash) do nothing
    returning number, delivery
  ), contents as (
    insert into ${tables.contents} (number, integrity, event, undecodable)
    select number, integrity, event, undecodable from fresh where number in (select number from inserted)
  ), deliveries as (
    insert into ${tables.deliveries} (number, body, headers)
    select number, decode(body, 'hex'), headers from sent where number in (select delivery from inserted)
  )
  select (select string_agg(position::text, ',') from fresh where number in (select number from inserted)) as stored,
    ${durable}`;
