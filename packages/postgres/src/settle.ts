import type { FailedAttempt, LeaseKey } from "@vod-events/core/inbox";
import type { Database } from "./database.js";
import { escapeText, hashOf } from "./exact-text.js";
import { lines, linesOf } from "./sql.js";
import type { Tables } from "./tables.js";

/** A lease that is done, and when. */
export interface Completion {
  readonly lease: LeaseKey;
  readonly at: number;
}

/** Marks leased events as done. Resolves with false for each lost lease. */
export async function completeAll(
  completions: readonly Completion[],
  database: Database,
): Promise<readonly boolean[]> {
  const columns = [
    completions.map(({ lease }) => hashOf(lease.id)),
    completions.map(({ lease }) => lease.token),
    completions.map(({ at }) => at),
  ];
  const rows = await database.query<{ position: string }>(
    completeSql(database.tables),
    columns.map(linesOf),
  );
  const done = new Set(rows.map(({ position }) => Number(position)));
  return completions.map((_, index) => done.has(index + 1));
}

/**
 * Only a running event has a token. The rows are locked in one order, so that two statements do not wait for each
 * other in a deadlock. The subquery and the array keep PostgreSQL from reading the whole table while it is small.
 */
const completeSql = (tables: Tables) => `
  with held as materialized (
    select (select number from ${tables.entries} where id_hash = decode(input.id_hash, 'hex') limit 1) as number,
      token, at::double precision as at, position
    from unnest(${lines(1, 3)}) with ordinality as input (id_hash, token, at, position)
    order by number
  )
  update ${tables.entries} set state = 'done', done_at = held.at, due_at = null, token = null
  from held
  where entries.number = any (array(select number from held))
    and entries.number = held.number and entries.token = held.token
  returning held.position`;

/** Records a failed attempt and makes the event due again. Resolves with false when the lease was lost. */
export async function retryLease(
  lease: LeaseKey,
  failure: FailedAttempt,
  dueAt: number,
  database: Database,
): Promise<boolean> {
  const text = `
    update ${database.tables.entries} set state = 'waiting', due_at = $4, ${failed} ${held} returning number`;
  const rows = await database.query(text, [...keyOf(lease), textOf(failure), dueAt]);
  return rows.length === 1;
}

/** Moves a leased event to the dead letters. Resolves with false when the lease was lost. */
export async function moveToDeadLetters(
  lease: LeaseKey,
  failure: FailedAttempt,
  keptAs: string,
  database: Database,
): Promise<boolean> {
  const text = `
    update ${database.tables.entries} set state = 'dead', due_at = null, id = $4, id_hash = decode($5, 'hex'), ${failed}
    ${held} returning number`;
  const values = [...keyOf(lease), textOf(failure), escapeText(keptAs), hashOf(keptAs)];
  return (await database.query(text, values)).length === 1;
}

const held = "where id_hash = decode($1, 'hex') and token = $2 and state = 'running'";

const failed = "token = null, history = concat_ws(',', history, $3::text)";

function keyOf({ id, token }: LeaseKey): readonly unknown[] {
  return [hashOf(id), token];
}

function textOf({ at, attempt, error }: FailedAttempt): string {
  return JSON.stringify({ at, attempt, error });
}
