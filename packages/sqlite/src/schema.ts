import { splitContents } from "./split-contents.js";

/** Marks a file as an inbox, in its header: "vodi". https://www.sqlite.org/fileformat2.html#application_id */
export const applicationId = 0x766f6469;

/**
 * The migrations from an empty file to the current schema: step `n` migrates version `n` to `n + 1`. A released step
 * never changes.
 *
 * `due_at` is when a waiting event is due, or when the lease of a running one expires. Outside text is stored
 * escaped, see `exact-text.ts`. `tally` counts the entries of each state, so that neither a full inbox nor `stats()`
 * needs to count them.
 */
export const migrations: readonly string[] = [
  `
  create table deliveries (
    number integer primary key,
    body blob not null,
    headers text not null
  ) strict;

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
    delivery integer references deliveries (number),
    integrity text,
    event text,
    letter text,
    check ((state in ('waiting', 'running')) = (due_at is not null)),
    check ((event is null) <> (letter is null))
  ) strict;

  create index entries_due on entries (due_at) where due_at is not null;
  create index entries_running on entries (provider, media_id) where state = 'running';
  create index entries_done on entries (done_at) where state = 'done';
  create index entries_received on entries (received_at);
  create index entries_received_by_state on entries (state, received_at);
  create index entries_delivery on entries (delivery) where delivery is not null;

  create table tally (
    state text primary key,
    entries integer not null
  ) strict, without rowid;
  insert into tally values ('waiting', 0), ('running', 0), ('done', 0), ('dead', 0);

  create trigger entry_added after insert on entries begin
    update tally set entries = entries + 1 where state = new.state;
  end;
  create trigger entry_moved after update of state on entries when new.state <> old.state begin
    update tally set entries = entries - 1 where state = old.state;
    update tally set entries = entries + 1 where state = new.state;
  end;
  create trigger entry_forgotten after delete on entries begin
    update tally set entries = entries - 1 where state = old.state;
    delete from deliveries where number = old.delivery
      and not exists (select 1 from entries where delivery = old.delivery);
  end;
  `,
  `
  create table notes (
    name text primary key,
    note text not null
  ) strict, without rowid;
  `,
  splitContents,
];
