import type { Database } from "./driver.js";
import { type MediaRow, mediaColumns } from "./media-rows.js";
import type { CountsRow, LeaseRow, RecordRow } from "./rows.js";

/** The columns of a summary. */
export const summaryColumns =
  "id, state, provider, type, media_id, received_at, attempts, due_at, done_at, history";

/** The static statements, prepared once per connection. */
export type Statements = ReturnType<typeof prepareStatements>;

/** Prepares the statements of a connection. */
export function prepareStatements(database: Database) {
  return {
    insertEntry: database.prepare(`
      insert into entries (state, id, provider, type, media_id, received_at, due_at, delivery)
      values ('waiting', ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do nothing`),
    insertContent: database.prepare(
      `insert into contents (number, integrity, event, body, headers)
      values (last_insert_rowid(), ?, ?, ?, ?)`,
    ),
    insertDelivery: database.prepare<{ number: number }>(`
      insert into deliveries (number, body, headers) values (last_insert_rowid(), ?, ?)
      returning number`),
    insertUndecodable: database.prepare(`
      insert into entries (state, id, provider, received_at) values ('dead', ?, ?, ?)`),
    insertUndecodableContent: database.prepare(
      "insert into contents (number, undecodable) values (last_insert_rowid(), ?)",
    ),
    getState: database.prepare<{ value: string }>("select value from state where key = ?"),
    setState: database.prepare(`
      insert into state (key, value) values (?, ?)
      on conflict (key) do update set value = excluded.value`),
    insertState: database.prepare(
      "insert into state (key, value) values (?, ?) on conflict (key) do nothing",
    ),
    replaceState: database.prepare("update state set value = ? where key = ? and value = ?"),
    readMedia: database.prepare<MediaRow>(`
      select ${mediaColumns} from media where provider = ? and media_id = ?`),
    insertMedia: database.prepare(`
      insert into media (status, changed_at, state, provider, media_id, version)
      values (?, ?, ?, ?, ?, (random() & 0xffffffffffff) + 1)
      on conflict (provider, media_id) do nothing`),
    updateMedia: database.prepare(`
      update media set status = ?, changed_at = ?, state = ?, version = version + 1
      where provider = ? and media_id = ? and version = ?`),
    due: database.prepare<LeaseRow>(`
      select number, id, received_at, attempts + 1 as attempts, event, integrity
      from entries join contents using (number)
      where due_at <= ? order by due_at, number limit ?`),
    lease: database.prepare(`
      update entries set state = 'running', token = ?, due_at = ?, attempts = attempts + 1
      where number in (select value from json_each(?))`),
    leaseSerial: database.prepare<LeaseRow>(leaseSerialSql),
    complete: database.prepare<{ number: number }>(`
      update entries set state = 'done', done_at = ?, due_at = null, token = null
      where number in (select value from json_each(?)) and token = ? and state = 'running'
      returning number`),
    retry: database.prepare(`
      update entries set state = 'waiting', due_at = ?, ${failed} ${held}`),
    deadLetter: database.prepare(`
      update entries set state = 'dead', due_at = null, id = ?, ${failed} ${held}`),
    nextDue: database.prepare<{ due_at: number | null }>(
      "select min(due_at) as due_at from entries where due_at is not null",
    ),
    open: database.prepare<{ open: number }>("select open from entry_counts"),
    counts: database.prepare<CountsRow>(`
      select open, done, dead,
        (select count(*) from entries where state = 'running') as running,
        (select min(received_at) from entries indexed by entries_due where due_at is not null)
          as oldest_open_at
      from entry_counts`),
    prune: database.prepare(`
      delete from entries where number in
        (select number from entries where state = 'done' and done_at < ? limit ?)`),
    record: database.prepare<RecordRow>(recordSql("id = ?")),
  };
}

/** Returns the query for records; `choice` is the end of a query for entries, from its condition on. */
export function recordSql(choice: string): string {
  return `
    select chosen.*, event, integrity, undecodable,
      ifnull(contents.body, deliveries.body) as body,
      ifnull(contents.headers, deliveries.headers) as headers
    from (
      select number, ifnull(delivery, number) as delivered, ${summaryColumns} from entries where ${choice}) as chosen
      join contents on contents.number = chosen.number
      left join deliveries on deliveries.number = delivered
    order by chosen.number`;
}

const held = "where number = ? and token = ? and state = 'running'";

const failed = "token = null, history = json_insert(history, '$[#]', json(?))";

/**
 * Leases the event that has been due longest and whose media has no running event. Parameters: 1 the token, 2 until,
 * 3 now.
 */
const leaseSerialSql = `
  update entries set state = 'running', token = ?1, due_at = ?2, attempts = attempts + 1
  where number = (
    select number from entries as due
    where due_at <= ?3 and token is not ?1 and not (media_id is not null and exists (
      select 1 from entries as other
      where other.state = 'running' and other.provider = due.provider
        and other.media_id = due.media_id and other.due_at > ?3))
    order by due_at, number limit 1)
  returning number, id, received_at, attempts,
    (select event from contents where contents.number = entries.number) as event,
    (select integrity from contents where contents.number = entries.number) as integrity`;
