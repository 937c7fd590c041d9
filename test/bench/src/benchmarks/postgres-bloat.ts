import type { Benchmark } from "../benchmark.js";
import { BenchDatabase } from "../postgres/bench-database.js";
import { compareBloat } from "../postgres/bloat.js";

/** The size of the tables of the inbox in PostgreSQL. */
export const postgresBloat: Benchmark = {
  name: "postgres-bloat",
  about: "the tables of the PostgreSQL inbox after 1,000,000 events; some minutes",
  guarded: false,
  onlyByName: true,
  run: () => BenchDatabase.with(compareBloat),
};
