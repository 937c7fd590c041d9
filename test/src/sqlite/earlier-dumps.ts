/**
 * The dump of an inbox file that version 1 wrote: an event in each state, failed attempts, a letter, a delivery that
 * three events share, and two that one event has for itself.
 */
export const version1 = `
pragma auto_vacuum = incremental;
CREATE TABLE deliveries (
  number integer primary key,
  body blob not null,
  headers text not null
) strict;
CREATE TABLE entries (
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
CREATE TABLE tally (
  state text primary key,
  entries integer not null
) strict, without rowid;
insert into deliveries values (2, x'00ff', '{"x-a":"b"}');
insert into deliveries values (3, x'7b7d', '{}');
insert into deliveries values (4, x'7b7d', '{}');
insert into entries values (2, 'acme:pulled', 'waiting', 'acme', 'media.uploaded', 'pulled', 1767225600001, 2, 1767225600200, null, null, '[{"at":1767225600003,"attempt":1,"error":"Error: no"},{"at":1767225600110,"attempt":2,"error":"Error: again"}]', null, '{"channel":"push","covers":["body"]}', '{"id":"acme:pulled","type":"media.uploaded","provider":"acme","outcome":"succeeded","mediaId":"pulled","data":{"media":{"name":"pulled"},"followUpTaskIds":[]},"native":{"type":"upload","payload":{"name":"pulled"}}}', null);
insert into entries values (3, 'acme:retried', 'waiting', 'acme', 'media.uploaded', 'retried', 1767225600002, 2, 1767225600200, null, null, '[{"at":1767225600003,"attempt":1,"error":"Error: no"},{"at":1767225600110,"attempt":2,"error":"Error: again"}]', 2, '{"channel":"push","covers":["body"]}', '{"id":"acme:retried","type":"media.uploaded","provider":"acme","outcome":"succeeded","mediaId":"retried","data":{"media":{"name":"retried"},"followUpTaskIds":[]},"native":{"type":"upload","payload":{"name":"retried"}}}', null);
insert into entries values (4, 'acme:running', 'running', 'acme', 'media.uploaded', 'running', 1767225600010, 1, 1767225601000, null, '9c34aebf-3476-48ae-82fd-551744e21316', '[]', 3, '{"channel":"push","covers":["body"]}', '{"id":"acme:running","type":"media.uploaded","provider":"acme","outcome":"succeeded","mediaId":"running","data":{"media":{"name":"running"},"followUpTaskIds":[]},"native":{"type":"upload","payload":{"name":"running"}}}', null);
insert into entries values (5, 'acme:done', 'done', 'acme', 'media.uploaded', 'done', 1767225600011, 1, null, 1767225600120, null, '[]', 3, '{"channel":"push","covers":["body"]}', '{"id":"acme:done","type":"media.uploaded","provider":"acme","outcome":"succeeded","mediaId":"done","data":{"media":{"name":"done"},"followUpTaskIds":[]},"native":{"type":"upload","payload":{"name":"done"}}}', null);
insert into entries values (6, 'acme:dead', 'dead', 'acme', 'media.uploaded', 'dead', 1767225600012, 1, null, null, null, '[{"at":1767225600130,"attempt":1,"error":"Error: ill"}]', 3, '{"channel":"push","covers":["body"]}', '{"id":"acme:dead","type":"media.uploaded","provider":"acme","outcome":"succeeded","mediaId":"dead","data":{"media":{"name":"dead"},"followUpTaskIds":[]},"native":{"type":"upload","payload":{"name":"dead"}}}', null);
insert into entries values (7, 'letter:7e9994d2-720d-4ccd-a67a-156395f44ee2', 'dead', 'acme', null, null, 1767225600020, 0, null, null, null, '[]', null, null, null, '{"problems":["no"],"json":[1]}');
insert into entries values (8, 'acme:waiting', 'waiting', 'acme', 'media.uploaded', 'waiting', 1767225600030, 0, 1767225600030, null, null, '[]', 4, '{"channel":"push","covers":["body"]}', '{"id":"acme:waiting","type":"media.uploaded","provider":"acme","outcome":"succeeded","mediaId":"waiting","data":{"media":{"name":"waiting"},"followUpTaskIds":[]},"native":{"type":"upload","payload":{"name":"waiting"}}}', null);
insert into tally values ('dead', 2);
insert into tally values ('done', 1);
insert into tally values ('running', 1);
insert into tally values ('waiting', 3);
CREATE INDEX entries_due on entries (due_at) where due_at is not null;
CREATE INDEX entries_running on entries (provider, media_id) where state = 'running';
CREATE INDEX entries_done on entries (done_at) where state = 'done';
CREATE INDEX entries_received on entries (received_at);
CREATE INDEX entries_received_by_state on entries (state, received_at);
CREATE INDEX entries_delivery on entries (delivery) where delivery is not null;
CREATE TRIGGER entry_added after insert on entries begin
  update tally set entries = entries + 1 where state = new.state;
end;
CREATE TRIGGER entry_moved after update of state on entries when new.state <> old.state begin
  update tally set entries = entries - 1 where state = old.state;
  update tally set entries = entries + 1 where state = new.state;
end;
CREATE TRIGGER entry_forgotten after delete on entries begin
  update tally set entries = entries - 1 where state = old.state;
  delete from deliveries where number = old.delivery
    and not exists (select 1 from entries where delivery = old.delivery);
end;
pragma application_id = 1987011689;
pragma user_version = 1;
`;

/** The same of version 2, which has notes. */
export const version2 = `${version1}
CREATE TABLE notes (
  name text primary key,
  note text not null
) strict, without rowid;
insert into notes values ('note', 'kept');
pragma user_version = 2;
`;
