import type { InboxStore } from "@vod-events/core/inbox";
import type { Comparison } from "../benchmark.js";
import { pulledUpload } from "../bodies/upload-entry.js";
import { eventsPerSecond } from "../measure/events-per-second.js";
import { measureInRounds } from "../measure/measure-in-rounds.js";
import { handleEvents } from "./handle-events.js";

/** The number of handled events that the large inbox keeps. */
export const doneRows = 1_000_000;

const events = 6400;
const batchSize = 64;
const few = "no done row";
const many = `${doneRows.toLocaleString("en-US")} done rows`;

/** An inbox that can be emptied. */
export interface GrowingInbox {
  readonly store: InboxStore;
  /** Deletes all rows. */
  empty(): Promise<void>;
}

/** Compares an inbox that keeps {@link doneRows} handled events with one that keeps none. */
export async function compareGrowth(
  engine: string,
  inboxes: { readonly small: GrowingInbox; readonly large: GrowingInbox },
  { rounds, leastRatio }: { readonly rounds: number; readonly leastRatio: number },
): Promise<readonly Comparison[]> {
  const { small, large } = inboxes;
  const named = [
    [few, small],
    [many, large],
  ] as const;
  let uploads = 0;
  const entries = () =>
    Array.from({ length: events }, () => pulledUpload(`528589000000${uploads++}`));
  const handleAll = async ({ store }: GrowingInbox) => {
    while ((await handleEvents(store, batchSize)) > 0);
  };
  const puts = named.map(([name, inbox]) =>
    eventsPerSecond(
      name,
      events,
      async () => {
        await handleAll(inbox);
        if (inbox === small) await small.empty();
        return entries();
      },
      async (all) => {
        while (all.length > 0) await inbox.store.put(all.splice(0, batchSize));
      },
    ),
  );
  const leases = named.map(([name, inbox]) =>
    eventsPerSecond(
      name,
      events,
      async () => {
        if (inbox === small) await small.empty();
        await inbox.store.put(entries());
      },
      () => handleAll(inbox),
    ),
  );
  const comparisons: Comparison[] = [];
  for (const [what, contenders] of [
    ["put", puts],
    ["lease and complete", leases],
  ] as const) {
    comparisons.push({
      title: `${engine}: ${what}, ${batchSize} events at a time, beside handled events`,
      unit: "events/s",
      figures: await measureInRounds(contenders, rounds),
      goals: [{ subject: many, reference: few, relation: "at least", limit: leastRatio }],
    });
  }
  return comparisons;
}
