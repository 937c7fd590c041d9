import type pg from "pg";
import type { Comparison, Figure } from "../benchmark.js";
import { pushedUpload } from "../bodies/upload-entry.js";
import { handleEvents } from "../inboxes/handle-events.js";
import type { BenchDatabase } from "./bench-database.js";

const events = 1_000_000;
const kept = 100_000;
const perRound = 10_000;
const batchSize = 100;
const mebibyte = 2 ** 20;

/** Compares the tables after many events, of which the last are kept, with the same tables rebuilt. */
export async function compareBloat(database: BenchDatabase): Promise<readonly Comparison[]> {
  const { store, schema } = await database.inbox("bloat");
  const ends: number[] = [];
  for (let put = 0; put < events; put += perRound) {
    for (let batch = 0; batch < perRound; batch += batchSize) {
      const entries = Array.from({ length: batchSize }, (_, index) =>
        pushedUpload(`528589000000${put + batch + index}`),
      );
      await store.put(entries);
    }
    while ((await handleEvents(store, batchSize)) > 0);
    ends.push(Date.now() + 1);
    await store.prune(ends.at(-1 - kept / perRound) ?? 0);
  }
  const used = await sizesOf(database.pool, schema);
  for (const table of ["entries", "contents", "deliveries"]) {
    await database.pool.query(`vacuum (full, analyze) "${schema}".${table}`);
  }
  const rebuilt = await sizesOf(database.pool, schema);
  const title = `PostgreSQL: after ${events.toLocaleString("en-US")} events, with ${kept.toLocaleString("en-US")} kept`;
  return [...used].map(([name, size]) => {
    const figures: readonly Figure[] = [
      { name: "used", rounds: [size] },
      { name: "rebuilt", rounds: [rebuilt.get(name) ?? 0] },
    ];
    const goals = [{ subject: "used", reference: "rebuilt", relation: "at most" as const }];
    return { title: `${title}: ${name}`, unit: "MiB", figures, goals };
  });
}

/** The tables and indexes of an inbox, each with its size in MiB, and their sum. */
async function sizesOf(pool: pg.Pool, schema: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ name: string; bytes: string }>(
    `select coalesce(relname, 'all') as name, sum(pg_relation_size(pg_class.oid)) as bytes
    from pg_class where relnamespace = $1::regnamespace and relkind in ('r', 'i')
      and relname ~ '^(entries|contents|deliveries)'
    group by rollup (relname) order by relname`,
    [schema],
  );
  return new Map(rows.map(({ name, bytes }) => [name, Number(bytes) / mebibyte]));
}
