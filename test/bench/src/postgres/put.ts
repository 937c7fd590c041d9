import type { NewEntry } from "@vod-events/core/inbox";
import type { Comparison } from "../benchmark.js";
import { pulledUpload, pushedUpload } from "../bodies/upload-entry.js";
import { eventsPerSecond } from "../measure/events-per-second.js";
import { measureInRounds } from "../measure/measure-in-rounds.js";
import type { BenchDatabase } from "./bench-database.js";

const subject = "vod-events";
const callers = 16;
const singles = 4000;
const batchSize = 100;
const batched = 10_000;

/** Compares puts of one callback each, by many callers, with single inserts by as many connections. */
export async function compareSinglePuts(
  database: BenchDatabase,
  rounds: number,
): Promise<Comparison> {
  const reference = `single inserts, ${callers} connections`;
  const queue = await database.plainQueue("single_inserts");
  const { store, empty } = await database.inbox("single_puts");
  const clients = await Promise.all(Array.from({ length: callers }, () => database.pool.connect()));
  const contenders = [
    eventsPerSecond(
      reference,
      singles,
      emptied(() => queue.empty(), singles, pushedUpload),
      (entries) =>
        Promise.all(
          clients.map(async (client) => {
            for (const entry of entries) await queue.insert(client, entry);
          }),
        ),
    ),
    eventsPerSecond(subject, singles, emptied(empty, singles, pushedUpload), (entries) =>
      Promise.all(
        clients.map(async () => {
          for (const entry of entries) await store.put([entry]);
        }),
      ),
    ),
  ];
  const figures = await measureInRounds(contenders, rounds);
  for (const client of clients) client.release();
  return {
    title: `PostgreSQL: ${callers} callers put one callback at a time`,
    unit: "events/s",
    figures,
    goals: [{ subject, reference, relation: "at least", limit: 0.8 }],
  };
}

/** Compares puts of many events with one insert of as many rows. */
export async function compareBatchedPuts(
  database: BenchDatabase,
  rounds: number,
): Promise<Comparison> {
  const reference = "insert … select from unnest";
  const queue = await database.plainQueue("batched_inserts");
  const { store, empty } = await database.inbox("batched_puts");
  const contenders = [
    eventsPerSecond(
      reference,
      batched,
      emptied(() => queue.empty(), batched, pulledUpload),
      async (entries) => {
        for (const batch of batchesOf(entries)) await queue.insertAll(batch);
      },
    ),
    eventsPerSecond(subject, batched, emptied(empty, batched, pulledUpload), async (entries) => {
      for (const batch of batchesOf(entries)) await store.put(batch);
    }),
  ];
  return {
    title: `PostgreSQL: one caller puts ${batchSize} pulled events at a time`,
    unit: "events/s",
    figures: await measureInRounds(contenders, rounds),
    goals: [{ subject, reference, relation: "at least", limit: 0.5 }],
  };
}

/** Empties a table, and returns uploads as an iterator, which several callers can share. */
function emptied(
  empty: () => Promise<void>,
  count: number,
  make: (fileId: string) => NewEntry,
): () => Promise<IterableIterator<NewEntry>> {
  return async () => {
    await empty();
    return Array.from({ length: count }, (_, index) => make(`528589000000${index}`)).values();
  };
}

function* batchesOf(entries: Iterable<NewEntry>): Iterable<readonly NewEntry[]> {
  let batch: NewEntry[] = [];
  for (const entry of entries) {
    batch.push(entry);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
}
