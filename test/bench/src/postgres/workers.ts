import type { Comparison } from "../benchmark.js";
import { pulledUpload } from "../bodies/upload-entry.js";
import { eventsPerSecond } from "../measure/events-per-second.js";
import { measureInRounds } from "../measure/measure-in-rounds.js";
import { Child } from "../processes/child.js";
import type { PostgresWorkerRequest, PostgresWorkerSettings } from "../starts/postgres-worker.js";
import type { BenchDatabase } from "./bench-database.js";

const events = 6400;
const batchSize = 64;
const counts = [1, 2, 4];

/** Compares several processes that lease and complete events with one. */
export async function compareWorkers(
  database: BenchDatabase,
  rounds: number,
): Promise<readonly Comparison[]> {
  const { store, schema, empty } = await database.inbox("workers");
  const { url } = database;
  const settings: PostgresWorkerSettings = { url, schema, batchSize };
  const started = await Promise.all(
    Array.from({ length: Math.max(...counts) }, () =>
      Child.start("starts/postgres-worker", settings),
    ),
  );
  const workers = started.map(({ child }) => child);
  const entries = Array.from({ length: events }, (_, i) => pulledUpload(`528589000000${i}`));
  const fill = async () => {
    await empty();
    await store.put(entries);
  };
  const compare = async (request: PostgresWorkerRequest, title: string): Promise<Comparison> => {
    const contenders = counts.map((count) =>
      eventsPerSecond(nameOf(count), events, fill, async () => {
        const working = workers.slice(0, count).map((worker) => worker.request<number>(request));
        const handled = (await Promise.all(working)).reduce((sum, each) => sum + each, 0);
        if (handled !== events) throw new Error(`the workers of the suite handled ${handled}`);
      }),
    );
    const goals = counts.slice(1).map((count) => ({
      ...{ subject: nameOf(count), reference: nameOf(1), relation: "at least" as const },
      ...(request === "together" && { limit: 1 }),
    }));
    return { title, unit: "events/s", figures: await measureInRounds(contenders, rounds), goals };
  };
  const comparisons = [
    await compare("together", "PostgreSQL: processes that lease and complete events"),
    await compare("serially", "PostgreSQL: the same with serialByMedia"),
  ];
  await Promise.all(workers.map((worker) => worker.stop()));
  return comparisons;
}

function nameOf(count: number): string {
  return count === 1 ? "1 process" : `${count} processes`;
}
