import type { Comparison } from "../benchmark.js";
import { pulledUpload } from "../bodies/upload-entry.js";
import { handleEvents } from "../inboxes/handle-events.js";
import { eventsPerSecond } from "../measure/events-per-second.js";
import { measureInRounds } from "../measure/measure-in-rounds.js";
import type { BenchDatabase } from "./bench-database.js";

const events = 6400;
const batchSize = 64;
const reference = "for update skip locked";
const subject = "vod-events";
const serial = "vod-events, serialByMedia";

/** Compares leases and completions with the two statements of a plain queue. */
export async function compareHandling(
  database: BenchDatabase,
  rounds: number,
): Promise<Comparison> {
  const queue = await database.plainQueue("handled_rows", { leases: true });
  const { store, empty } = await database.inbox("handled_events");
  const entries = Array.from({ length: events }, (_, i) => pulledUpload(`528589000000${i}`));
  const fillQueue = async () => {
    await queue.empty();
    await queue.insertAll(entries);
  };
  const fillInbox = async () => {
    await empty();
    await store.put(entries);
  };
  const contenders = [
    eventsPerSecond(reference, events, fillQueue, () => repeat(() => queue.handle(batchSize))),
    eventsPerSecond(subject, events, fillInbox, () => repeat(() => handleEvents(store, batchSize))),
    eventsPerSecond(serial, events, fillInbox, () =>
      repeat(() => handleEvents(store, batchSize, true)),
    ),
  ];
  return {
    title: `PostgreSQL: one worker leases and completes ${batchSize} events at a time`,
    unit: "events/s",
    figures: await measureInRounds(contenders, rounds),
    goals: [
      { subject, reference, relation: "at least", limit: 0.5 },
      { subject: serial, reference, relation: "at least" },
    ],
  };
}

async function repeat(handle: () => Promise<number>): Promise<void> {
  let handled = 0;
  while (handled < events) handled += await handle();
}
