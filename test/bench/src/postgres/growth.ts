import type { Comparison } from "../benchmark.js";
import { pulledUpload } from "../bodies/upload-entry.js";
import { eventsPerSecond } from "../measure/events-per-second.js";
import { measureInRounds } from "../measure/measure-in-rounds.js";
import type { BenchDatabase, BenchInbox } from "./bench-database.js";
import { handleEvents } from "./handle-events.js";

const events = 6400;
const batchSize = 64;
const doneRows = 1_000_000;
const few = "no done row";
const many = `${doneRows.toLocaleString("en-US")} done rows`;
/** About 1.3 times the time. */
const leastRatio = 0.77;

/** Compares an inbox that keeps many handled events with one that keeps none. */
export async function compareGrowth(
  database: BenchDatabase,
  rounds: number,
): Promise<readonly Comparison[]> {
  const inboxes = [
    [few, await database.inbox("few_rows")],
    [many, await database.inbox("many_rows")],
  ] as const;
  await addDoneRows(database, inboxes[1][1]);
  let uploads = 0;
  const entries = () =>
    Array.from({ length: events }, () => pulledUpload(`528589000000${uploads++}`));
  const puts = inboxes.map(([name, { store, empty }]) =>
    eventsPerSecond(
      name,
      events,
      async () => {
        while ((await handleEvents(store, batchSize)) > 0);
        if (name === few) await empty();
        return entries();
      },
      async (all) => {
        while (all.length > 0) await store.put(all.splice(0, batchSize));
      },
    ),
  );
  const leases = inboxes.map(([name, { store, empty }]) =>
    eventsPerSecond(
      name,
      events,
      async () => {
        if (name === few) await empty();
        await store.put(entries());
      },
      async () => {
        while ((await handleEvents(store, batchSize)) > 0);
      },
    ),
  );
  const comparisons: Comparison[] = [];
  for (const [what, contenders] of [
    ["put", puts],
    ["lease and complete", leases],
  ] as const) {
    comparisons.push({
      title: `PostgreSQL: ${what}, ${batchSize} events at a time, beside handled events`,
      unit: "events/s",
      figures: await measureInRounds(contenders, rounds),
      goals: [{ subject: many, reference: few, relation: "at least", limit: leastRatio }],
    });
  }
  return comparisons;
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
