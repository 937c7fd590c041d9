import type { Benchmark } from "../benchmark.js";
import { BenchDatabase } from "../postgres/bench-database.js";
import { comparePostgresGrowth } from "../postgres/growth.js";
import { compareHandling } from "../postgres/handle.js";
import { compareBatchedPuts, compareSinglePuts } from "../postgres/put.js";
import { compareWorkers } from "../postgres/workers.js";

/** The inbox in PostgreSQL. */
export const postgres: Benchmark = {
  name: "postgres",
  about: "puts, leases and completions of the PostgreSQL inbox against plain SQL",
  guarded: false,
  run: ({ rounds }) =>
    BenchDatabase.with(async (database) => [
      await compareSinglePuts(database, rounds),
      await compareBatchedPuts(database, rounds),
      await compareHandling(database, rounds),
      ...(await compareWorkers(database, rounds)),
      ...(await comparePostgresGrowth(database, rounds)),
    ]),
};
