import type { Benchmark } from "./benchmark.js";
import { receiveMemory } from "./benchmarks/receive-memory.js";
import { receiveSqlite } from "./benchmarks/receive-sqlite.js";
import { translate } from "./benchmarks/translate.js";

/** The suite, in the order it runs. */
export const benchmarks: readonly Benchmark[] = [translate, receiveMemory, receiveSqlite];
