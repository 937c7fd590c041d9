import fc from "fast-check";
import { misdeeds } from "./handler-script.js";
import { fates } from "./leased-queue.js";
import type { Weather } from "./unsteady-link.js";

const medias = ["a", "b", "c", "d"];
const ids = ["upload", "delete"].flatMap((kind) => medias.map((media) => `acme:${kind}:${media}`));

/** How the handlers misbehave, event by event. */
const misdeedsById = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom(...ids), fc.array(fc.constantFrom(...misdeeds), { maxLength: 5 })),
    {
      selector: ([id]) => id,
    },
  )
  .map((pairs) => new Map(pairs));

const delayMs = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 300 }));
/** Longer than a lease, so that a write after it may be rejected. */
const stallMs = fc.integer({ min: 10_000, max: 20_000 });
const fine: fc.Arbitrary<Weather> = fc.record({
  beforeMs: delayMs,
  afterMs: delayMs,
  fails: fc.constant(false),
});
const foul: fc.Arbitrary<Weather> = fc.record({
  beforeMs: fc.oneof({ weight: 9, arbitrary: delayMs }, { weight: 1, arbitrary: stallMs }),
  afterMs: delayMs,
  fails: fc.boolean(),
});
const weather = fc.oneof(fc.array(fine, { maxLength: 8 }), fc.array(foul, { maxLength: 12 }));

const thenMs = fc.oneof(
  fc.integer({ min: 0, max: 50 }),
  fc.integer({ min: 0, max: 3000 }),
  fc.integer({ min: 0, max: 20_000 }),
);
const slot = fc.nat(1);
const some = fc.subarray(medias);

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
  misdeeds: misdeedsById,
  concurrency: fc.integer({ min: 1, max: 4 }),
  jitter: fc.double({ min: 0.1, max: 1, maxExcluded: true, noNaN: true }),
  steps: fc.array(step, { minLength: 1, maxLength: 25 }),
};

/** The faults of processes on one store, and of their calls on it. */
export const storedSchedule = fc.record({
  ...common,
  weather,
  processes: fc.integer({ min: 1, max: 2 }),
  attempts: fc.integer({ min: 1, max: 4 }),
});
export type StoredSchedule =
  typeof storedSchedule extends fc.Arbitrary<infer Value> ? Value : never;

/** The faults of processes that respond after an event is handled; `redrive` lets the cloud redeliver. */
export const answeredSchedule = fc.record({ ...common, attempts: fc.integer({ min: 1, max: 4 }) });
export type AnsweredSchedule =
  typeof answeredSchedule extends fc.Arbitrary<infer Value> ? Value : never;

/** The faults of processes that pull a queue, and of their calls on it. */
export const pulledSchedule = fc.record({
  ...common,
  weather,
  durable: fc.boolean(),
  fates: fc.array(fc.constantFrom(...fates), { maxLength: 8 }),
});
export type PulledSchedule =
  typeof pulledSchedule extends fc.Arbitrary<infer Value> ? Value : never;
