/** Marks a file as an inbox, in its header: "vodi". https://www.sqlite.org/fileformat2.html#application_id */
export const applicationId = 0x766f6469;

/**
 * The migrations from an empty file to the current schema: step `n` migrates version `n` to `n + 1`. A released step
 * never changes.
 *
 * `due_at` is when a waiting event is due, or when the lease of a running one expires. Large values are apart from
 * the columns that change, so that a change of state writes little: `contents` and `deliveries` have the number of
 * their entry. The delivery of one event is in its `contents`, one of several in `deliveries`; an entry's `delivery` is
 * the number of the entry whose delivery it shares. Outside text is stored escaped, see `exact-text.ts`. `entry_counts`
 * has one row: the open entries, which have a `due_at`, and the done and dead ones. So neither a full inbox nor
 * `stats()` scans the done entries. `media` has the media states; a version begins at a random number, so that it is
 * not used again after a deletion.
 */
export const migrations: readonly string[] = [
  `
  create table entries (
    number integer primary key,
    id text not null unique,
    state text not null check (state in ('waiting', 'running', 'done', 'dead')),
    provider text not null,
    type text,
    media_id text,
    received_at integer not null,
    attempts integer not null default 0,
    due_at real,
    done_at real,
    token text,
    history text not null default '[]',
    delivery integer,
    check ((state in ('waiting', 'running')) = (due_at is not null))
  ) strict;

  create table contents (
    number integer primary key,
    integrity text,
    event text,
    undecodable text,
    body blob,
    headers text,
    check ((event is null) <> (undecodable is null))
  ) strict;

  create table deliveries (
    number integer primary key,
    body blob not null,
    headers text not null
  ) strict;

  create index entries_due on entries (due_at, number, received_at) where due_at is not null;
  create index entries_running on entries (provider, media_id) where state = 'running';
  create index entries_done on entries (done_at) where state = 'done';
  create index entries_dead on entries (received_at, provider, type) where state = 'dead';
  create index entries_received on entries (received_at);
  create index entries_listed on entries (provider, type, received_at);
  create index entries_sharing on entries (delivery) where delivery is not null;

  create table entry_counts (open integer not null, done integer not null, dead integer not null) strict;
  insert into entry_counts values (0, 0, 0);

  create trigger entry_added after insert on entries begin
    update entry_counts set open = open + (new.due_at is not null),
      done = done + (new.state = 'done'), dead = dead + (new.state = 'dead');
  end;
  create trigger entry_moved after update of state on entries
  when new.due_at is null or old.due_at is null begin
    update entry_counts set open = open + (new.due_at is not null) - (old.due_at is not null),
      done = done + (new.state = 'done') - (old.state = 'done'),
      dead = dead + (new.state = 'dead') - (old.state = 'dead');
  end;
  create trigger entry_deleted after delete on entries begin
    update entry_counts set open = open - (old.due_at is not null),
      done = done - (old.state = 'done'), dead = dead - (old.state = 'dead');
    delete from contents where number = old.number;
    delete from deliveries where number = ifnull(old.delivery, old.number)
      and not exists (select 1 from entries where entries.number = deliveries.number)
      and not exists (select 1 from entries where entries.delivery = deliveries.number);
  end;

  create table state (
    key text primary key,
    value text not null
  ) strict, without rowid;

  create table media (
    number integer primary key,
    provider text not null,
    media_id text not null,
    status text not null,
    version integer not null,
    changed_at integer not null,
    state text not null,
    unique (provider, media_id)
  ) strict;

  create index media_changed on media (changed_at desc, provider, media_id);
  create index media_by_status on media (status, changed_at desc, provider, media_id);
  `,
];
