/**
 * The migrations from an empty schema to the current one: step `n` migrates version `n` to `n + 1`. A released step
 * never changes. Processes of the version before run with the result, too, so a step only adds what they need not know.
 *
 * `due_at` is when a waiting event is due, or when the lease of a running one expires. Times are milliseconds since
 * 1970-01-01T00:00:00Z. Large values are apart from the columns that change, because each change writes a new version
 * of its row. `history` has the failed attempts as JSON objects with commas between them. Outside text is stored
 * escaped, see `exact-text.ts`, and indexed by its hash.
 *
 * `media` has the media states, as text, because `jsonb` rejects some characters. A version is a number of the sequence,
 * so that none is used again after a deletion.
 *
 * Each event leaves three dead versions of its row, so the tables are vacuumed earlier than others.
 */
export const migrations: readonly string[] = [
  `
  create sequence numbers;

  create table entries (
    number bigint primary key,
    id text not null,
    id_hash bytea not null unique,
    state text not null check (state in ('waiting', 'running', 'done', 'dead')),
    provider text not null,
    type text,
    media_id text,
    media_hash bytea,
    received_at double precision not null,
    attempts integer not null default 0,
    due_at double precision,
    done_at double precision,
    token text,
    history text,
    delivery bigint,
    check ((state in ('waiting', 'running')) = (due_at is not null))
  ) with (autovacuum_vacuum_scale_factor = 0.01);

  create table contents (
    number bigint primary key,
    integrity text,
    event text,
    undecodable text,
    check ((event is null) <> (undecodable is null))
  );

  create table deliveries (
    number bigint primary key,
    body bytea not null,
    headers text not null
  );

  create index entries_due on entries (due_at, number) where due_at is not null;
  create index entries_running on entries (media_hash) where state = 'running';
  create index entries_done on entries (done_at) where state = 'done';
  create index entries_dead on entries (received_at) where state = 'dead';
  create index entries_received on entries (received_at, number);
  create index entries_sharing on entries (delivery) where delivery is not null;

  create table state (
    key_hash bytea primary key,
    key text not null,
    value text not null
  );

  create table media (
    key_hash bytea primary key,
    provider text collate "C" not null,
    media_id text collate "C" not null,
    status text not null,
    version bigint not null,
    changed_at double precision not null,
    state text not null
  ) with (autovacuum_vacuum_scale_factor = 0.01);

  create index media_changed on media (changed_at);
  create index media_by_status on media (status, changed_at);
  `,
];
