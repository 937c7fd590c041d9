/**
 * The migration that moves large values out of the entries, so that state changes write little. `contents` and
 * `deliveries` have the number of their entry; an entry's `delivery` is the number of the entry whose delivery it
 * shares. `tally` counts the open entries, which have a `due_at`, and the done and dead ones.
 */
export const splitContents = `
  alter table entries rename to old_entries;
  alter table deliveries rename to old_deliveries;
  drop trigger entry_added;
  drop trigger entry_moved;
  drop trigger entry_forgotten;
  drop table tally;

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
  insert into entries
    select number, id, state, provider, type, media_id, received_at, attempts, due_at, done_at, token, history,
      nullif(first_value(number) over (partition by ifnull(delivery, -number) order by number), number)
    from old_entries order by number;

  create table contents (
    number integer primary key,
    integrity text,
    event text,
    letter text,
    check ((event is null) <> (letter is null))
  ) strict;
  insert into contents select number, integrity, event, letter from old_entries order by number;

  create table deliveries (
    number integer primary key,
    body blob not null,
    headers text not null
  ) strict;
  insert into deliveries
    select min(entry.number), body, headers
    from old_deliveries as old join old_entries as entry on entry.delivery = old.number
    group by old.number order by 1;

  drop table old_entries;
  drop table old_deliveries;

  create index entries_due on entries (due_at, number, received_at) where due_at is not null;
  create index entries_running on entries (provider, media_id) where state = 'running';
  create index entries_done on entries (done_at) where state = 'done';
  create index entries_dead on entries (received_at) where state = 'dead';
  create index entries_received on entries (received_at);
  create index entries_sharing on entries (delivery) where delivery is not null;

  create table tally (open integer not null, done integer not null, dead integer not null) strict;
  insert into tally
    select count(due_at), count(*) filter (where state = 'done'), count(*) filter (where state = 'dead')
    from entries;

  create trigger entry_added after insert on entries begin
    update tally set open = open + (new.due_at is not null),
      done = done + (new.state = 'done'), dead = dead + (new.state = 'dead');
  end;
  create trigger entry_moved after update of state on entries
  when new.due_at is null or old.due_at is null begin
    update tally set open = open + (new.due_at is not null) - (old.due_at is not null),
      done = done + (new.state = 'done') - (old.state = 'done'),
      dead = dead + (new.state = 'dead') - (old.state = 'dead');
  end;
  create trigger entry_forgotten after delete on entries begin
    update tally set open = open - (old.due_at is not null),
      done = done - (old.state = 'done'), dead = dead - (old.state = 'dead');
    delete from contents where number = old.number;
    delete from deliveries where number = ifnull(old.delivery, old.number)
      and not exists (select 1 from entries where entries.number = deliveries.number)
      and not exists (select 1 from entries where entries.delivery = deliveries.number);
  end;
  `;
