import type { Benchmark } from "./benchmark.js";
import { adapters } from "./benchmarks/adapters.js";
import { commandStart } from "./benchmarks/command-start.js";
import { drain } from "./benchmarks/drain.js";
import { flow } from "./benchmarks/flow.js";
import { inboxes } from "./benchmarks/inboxes.js";
import { jsonLimits } from "./benchmarks/json-limits.js";
import { media } from "./benchmarks/media.js";
import { memory } from "./benchmarks/memory.js";
import { nats } from "./benchmarks/nats.js";
import { opentelemetry } from "./benchmarks/opentelemetry.js";
import { postgres } from "./benchmarks/postgres.js";
import { postgresBloat } from "./benchmarks/postgres-bloat.js";
import { receiveMemory } from "./benchmarks/receive-memory.js";
import { receiveSqlite } from "./benchmarks/receive-sqlite.js";
import { size } from "./benchmarks/size.js";
import { space } from "./benchmarks/space.js";
import { sqliteGrowth } from "./benchmarks/sqlite-growth.js";
import { stages } from "./benchmarks/stages.js";
import { start } from "./benchmarks/start.js";
import { translate } from "./benchmarks/translate.js";
import { worker } from "./benchmarks/worker.js";

/** The suite, in the order it runs. */
export const benchmarks: readonly Benchmark[] = [
  ...[
    translate,
    adapters,
    stages,
    jsonLimits,
    flow,
    receiveMemory,
    receiveSqlite,
    opentelemetry,
    worker,
    sqliteGrowth,
  ],
  ...[
    postgres,
    postgresBloat,
    nats,
    inboxes,
    space,
    media,
    drain,
    start,
    commandStart,
    memory,
    size,
  ],
];
