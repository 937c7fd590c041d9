import { randomUUID } from "node:crypto";
import type { Lease, LeaseRequest } from "@vod-events/core/inbox";
import { begin, type Database } from "./database.js";
import { type LeaseRow, leaseOf } from "./rows.js";
import { timeLiteral } from "./sql.js";
import type { Tables } from "./tables.js";

/**
 * Leases due events under one unguessable token. Their content is read after the commit: a client that is suspended,
 * and does not read it, holds no lock meanwhile.
 */
export async function takeLeases(
  request: LeaseRequest,
  database: Database,
): Promise<readonly Lease[]> {
  if (request.count < 1) return [];
  const { tables } = database;
  const token = randomUUID();
  const statements = request.serialByMedia
    ? [begin, database.lock("lease"), serialSql(request, token, tables), "commit"]
    : [begin, parallelSql(request, token, tables), "commit"];
  const rows = await database.together([...statements, contentSql(request, token, tables)]);
  const [numbers = [], , contents = []] = rows.slice(-3);
  const byNumber = new Map(
    (contents as readonly LeaseRow[]).map((row) => [String(row.number), row]),
  );
  return (numbers as readonly Pick<LeaseRow, "number">[]).flatMap(({ number }) => {
    const row = byNumber.get(String(number));
    return row === undefined ? [] : [leaseOf(row, token)];
  });
}

/**
 * The leased events. None is missing unless its lease has expired meanwhile. They are found by their due time, because
 * the index of running events keeps those that have ended until the next vacuum. The limit keeps PostgreSQL from
 * reading all contents while there are few.
 */
function contentSql({ until }: LeaseRequest, token: string, tables: Tables): string {
  return `
    select number, id, received_at, attempts, event, integrity
    from ${tables.entries} cross join lateral (
      select event, integrity from ${tables.contents} where contents.number = entries.number limit 1) as content
    where due_at = ${timeLiteral(until)} and token = '${token}'`;
}

/** Leases events, oldest due first. */
function parallelSql(request: LeaseRequest, token: string, tables: Tables): string {
  const { count, now } = request;
  return `
    with due as (
      select number, due_at from ${tables.entries} where due_at <= ${timeLiteral(now)}
      order by due_at, number limit ${Math.floor(count)} for update skip locked
    ), ${leasedSql(request, token, tables)}
    select number from leased join due using (number) order by due_at, number`;
}

/**
 * Leases events whose media has no running event and no other event in this request. It reads due events from the
 * index, one after another, until there are enough. Requests exclude each other: of two at the same time, neither
 * would see the running events of the other.
 */
function serialSql(request: LeaseRequest, token: string, tables: Tables): string {
  const { count } = request;
  const time = timeLiteral(request.now);
  return `
    with recursive chosen as (
      select 0 as step, '-Infinity'::double precision as due_at, -1::bigint as number, array[]::bytea[] as media
      union all
      select step + 1, next.due_at, next.number, array_remove(chosen.media || next.media_hash, null)
      from chosen cross join lateral (
        select due_at, number, media_hash from ${tables.entries} as due
        where due_at <= ${time} and (due_at, number) > (chosen.due_at, chosen.number)
          and (media_hash is null or media_hash <> all (chosen.media))
          and not exists (
            select from ${tables.entries} as other
            where other.state = 'running' and other.due_at > ${time} and other.media_hash = due.media_hash)
        order by due_at, number limit 1) as next
      where step < ${Math.floor(count)}
    ), due as (
      select number, step from ${tables.entries} join chosen using (number)
      where entries.due_at <= ${time} for update of entries skip locked
    ), ${leasedSql(request, token, tables)}
    select number from leased join due using (number) order by step`;
}

/** The query `leased` takes the leases of the events that the query `due` has chosen. */
function leasedSql({ until }: LeaseRequest, token: string, tables: Tables): string {
  return `leased as (
      update ${tables.entries}
      set state = 'running', token = '${token}', due_at = ${timeLiteral(until)}, attempts = attempts + 1
      where number = any (array(select number from due))
      returning number
    )`;
}
