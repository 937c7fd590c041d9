import type { FailedAttempt, LeaseKey } from "@vod-events/core/inbox";
import type { Database } from "./database.js";
import { escapeText, hashOf } from "./exact-text.js";
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
  tables: Tables,
): Promise<readonly boolean[]> {
  const keys = completions.map(({ lease }) => hashOf(lease.id));
  const tokens = completions.map(({ lease }) => lease.token);
  const times = completions.map(({ at }) => at);
  const rows = await database.query<{ position: string }>(completeSql(tables), [
    keys,
    tokens,
    times,
  ]);
  const done = new Set(rows.map(({ position }) => Number(position)));
  return completions.map((_, index) => done.has(index + 1));
}

/** The rows are locked in one order, so that two statements do not wait for each other in a deadlock. */
const completeSql = (tables: Tables) => `
  with held as (
    select entries.number, input.at, input.position
    from unnest($1::text[], $2::text[], $3::double precision[])
      with ordinality as input (id_hash, token, at, position)
    join ${tables.entries} on entries.id_hash = decode(input.id_hash, 'hex') and entries.token = input.token
    where state = 'running'
    order by entries.number for update of entries
  )
  update ${tables.entries} set state = 'done', done_at = held.at, due_at = null, token = null
  from held where entries.number = held.number
  returning held.position`;

/** Records a failed attempt and makes the event due again. Resolves with false when the lease was lost. */
export async function retryLease(
  lease: LeaseKey,
  failure: FailedAttempt,
  dueAt: number,
  database: Database,
  tables: Tables,
): Promise<boolean> {
  const text = `
    update ${tables.entries} set state = 'waiting', due_at = $4, ${failed} ${held} returning number`;
  const rows = await database.query(text, [...keyOf(lease), textOf(failure), dueAt]);
  return rows.length === 1;
}

/** Moves a leased event to the dead letters. Resolves with false when the lease was lost. */
export async function moveToDeadLetters(
  lease: LeaseKey,
  failure: FailedAttempt,
  keptAs: string,
  database: Database,
  tables: Tables,
): Promise<boolean> {
  const text = `
    update ${tables.entries} set state = 'dead', due_at = null, id = $4, id_hash = decode($5, 'hex'), ${failed}
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
