import type { Benchmark } from "../benchmark.js";
import { compareLatency, compareThroughput } from "../inboxes/compare.js";
import { startEngines } from "../inboxes/engines.js";

/** All inboxes in one run. */
export const inboxes: Benchmark = {
  name: "inboxes",
  about: "throughput and latency of all inboxes: memory, SQLite, PostgreSQL, NATS JetStream",
  guarded: false,
  async run({ rounds }) {
    const engines = await startEngines();
    try {
      return [await compareThroughput(engines, rounds), ...(await compareLatency(engines, rounds))];
    } finally {
      for (const { close } of engines) await close();
    }
  },
};
