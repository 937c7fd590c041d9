import fc from "fast-check";
import { faults } from "./handler-script.js";
import { callResults } from "./leased-queue.js";
import type { CallConditions } from "./unreliable-connection.js";

const mediaIds = ["a", "b", "c", "d"];
const ids = ["upload", "delete"].flatMap((kind) =>
  mediaIds.map((media) => `acme:${kind}:${media}`),
);

/** How the handlers misbehave, event by event. */
const faultsById = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom(...ids), fc.array(fc.constantFrom(...faults), { maxLength: 5 })),
    {
      selector: ([id]) => id,
    },
  )
  .map((pairs) => new Map(pairs));

const delayMs = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 300 }));
/** Longer than a lease, so that a write after it may be rejected. */
const stallMs = fc.integer({ min: 10_000, max: 20_000 });
const reliable: fc.Arbitrary<CallConditions> = fc.record({
  beforeMs: delayMs,
  afterMs: delayMs,
  fails: fc.constant(false),
});
const unreliable: fc.Arbitrary<CallConditions> = fc.record({
  beforeMs: fc.oneof({ weight: 9, arbitrary: delayMs }, { weight: 1, arbitrary: stallMs }),
  afterMs: delayMs,
  fails: fc.boolean(),
});
const conditions = fc.oneof(
  fc.array(reliable, { maxLength: 8 }),
  fc.array(unreliable, { maxLength: 12 }),
);

const thenMs = fc.oneof(
  fc.integer({ min: 0, max: 50 }),
  fc.integer({ min: 0, max: 3000 }),
  fc.integer({ min: 0, max: 20_000 }),
);
const slot = fc.nat(1);
const some = fc.subarray(mediaIds);

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("deliver" as const),
      uploads: some,
      deletions: some,
      slot,
      thenMs,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("crash" as const), slot, thenMs }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("redrive" as const), slot, thenMs }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("stop" as const),
      deadlineSeconds: fc.integer({ min: 1, max: 5 }),
      slot,
      thenMs,
    }),
  },
);

const common = {
  faults: faultsById,
  concurrency: fc.integer({ min: 1, max: 4 }),
  jitter: fc.double({ min: 0.1, max: 1, maxExcluded: true, noNaN: true }),
  steps: fc.array(step, { minLength: 1, maxLength: 25 }),
};

/** The faults of processes on one store, and of their calls on it. */
export const storedInboxSchedule = fc.record({
  ...common,
  conditions,
  processes: fc.integer({ min: 1, max: 2 }),
  attempts: fc.integer({ min: 1, max: 4 }),
});
export type StoredInboxSchedule =
  typeof storedInboxSchedule extends fc.Arbitrary<infer Value> ? Value : never;

/** The faults of processes that respond after an event is handled; `redrive` lets the cloud redeliver. */
export const memoryInboxSchedule = fc.record({
  ...common,
  attempts: fc.integer({ min: 1, max: 4 }),
});
export type MemoryInboxSchedule =
  typeof memoryInboxSchedule extends fc.Arbitrary<infer Value> ? Value : never;

/** The faults of processes that pull a queue, and of their calls on it. */
export const queueSchedule = fc.record({
  ...common,
  conditions,
  durable: fc.boolean(),
  callResults: fc.array(fc.constantFrom(...callResults), { maxLength: 8 }),
});
export type QueueSchedule = typeof queueSchedule extends fc.Arbitrary<infer Value> ? Value : never;
