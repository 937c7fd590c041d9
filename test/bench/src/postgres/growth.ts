import type { Comparison } from "../benchmark.js";
import { pulledUpload } from "../bodies/upload-entry.js";
import { compareGrowth, doneRows } from "../inboxes/compare-growth.js";
import { handleEvents } from "../inboxes/handle-events.js";
import type { BenchDatabase, BenchInbox } from "./bench-database.js";

/** About 1.3 times the time. */
const leastRatio = 0.77;

/** Compares an inbox that keeps many handled events with one that keeps none. */
export async function comparePostgresGrowth(
  database: BenchDatabase,
  rounds: number,
): Promise<readonly Comparison[]> {
  const small = await database.inbox("few_rows");
  const large = await database.inbox("many_rows");
  await addDoneRows(database, large);
  return compareGrowth("PostgreSQL", { small, large }, { rounds, leastRatio });
}

/** Adds events that look as if they had been put and handled. */
async function addDoneRows({ pool }: BenchDatabase, { schema, store }: BenchInbox): Promise<void> {
  await store.put([pulledUpload("0")]);
  await pool.query(
    `with content as materialized (
      select integrity, event from "${schema}".contents
    ), added as (
      insert into "${schema}".entries
        (number, id, id_hash, state, provider, type, media_id, media_hash, received_at, attempts, done_at)
      select nextval('"${schema}".numbers'), 'done:' || n, sha256(convert_to('done:' || n, 'UTF8')), 'done',
        'tencent', 'media.uploaded', 'media ' || n, sha256(convert_to('media ' || n, 'UTF8')), $1, 1, $1
      from generate_series(1, $2::integer) as n
      returning number
    )
    insert into "${schema}".contents (number, integrity, event)
    select number, integrity, event from added cross join content`,
    [Date.now() - 60_000, doneRows],
  );
  await handleEvents(store, 1);
  await pool.query(`vacuum analyze "${schema}".entries, "${schema}".contents`);
}
