import { randomUUID } from "node:crypto";
import type { Lease, LeaseRequest } from "@vod-events/core/inbox";
import type { Database } from "./database.js";
import { type LeaseRow, leaseOf } from "./rows.js";
import { timeLiteral } from "./sql.js";
import type { Tables } from "./tables.js";

/** Leases due events under one unguessable token. */
export async function takeLeases(
  request: LeaseRequest,
  database: Database,
  tables: Tables,
): Promise<readonly Lease[]> {
  if (request.count < 1) return [];
  const token = randomUUID();
  const rows = request.serialByMedia
    ? await database.exclusively<LeaseRow>("lease", serialSql(request, token, tables))
    : await takeTogether(request, token, database, tables);
  return rows.map((row) => leaseOf(row, token));
}

function takeTogether(
  { count, now, until }: LeaseRequest,
  token: string,
  database: Database,
  tables: Tables,
): Promise<readonly LeaseRow[]> {
  const text = `
    with due as (
      select number, due_at from ${tables.entries} where due_at <= $1
      order by due_at, number limit $2::bigint for update skip locked
    ), leased as (
      update ${tables.entries}
      set state = 'running', token = $3, due_at = $4::double precision, attempts = attempts + 1
      where number = any (array(select number from due))
      returning number, id, received_at, attempts
    )
    select id, received_at, attempts, event, integrity
    from leased join due using (number) ${withContent(tables)} order by due.due_at, number`;
  return database.query<LeaseRow>(text, [now, count, token, until]);
}

/**
 * Leases events whose media has no running event and no other event in this request. It reads due events from the
 * index, one after another, until there are enough. Requests exclude each other: of two at the same time, neither
 * would see the running events of the other.
 */
function serialSql({ count, now, until }: LeaseRequest, token: string, tables: Tables): string {
  const time = timeLiteral(now);
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
    ), leased as (
      update ${tables.entries}
      set state = 'running', token = '${token}', due_at = ${timeLiteral(until)}, attempts = attempts + 1
      where number = any (array(select number from due))
      returning number, id, received_at, attempts
    )
    select id, received_at, attempts, event, integrity
    from leased join due using (number) ${withContent(tables)} order by step`;
}

/**
 * The end of a \`from\` that adds the content of each row. The limit keeps PostgreSQL from reading all contents while
 * there are few.
 */
function withContent(tables: Tables): string {
  return `cross join lateral (
      select event, integrity from ${tables.contents} where contents.number = leased.number limit 1) as content`;
}
