import type { EntryState, NewEntry, PutResult } from "@vod-events/core/inbox";
import type { StoreFlaw, StoreFlaws } from "./store-flaw.js";

const states: readonly EntryState[] = ["waiting", "running", "done", "dead"];

/** Flaws of `put`. */
export const putFlaws: StoreFlaws = {
  "stores events in reverse order": {
    caughtBy: ["stores events in order and reports each as stored"],
    change: ({ put }) => ({ put: (entries) => put(entries.toReversed()) }),
  },

  "rejects an empty list": {
    caughtBy: ["accepts an empty list"],
    change: ({ put }) => ({
      async put(entries) {
        return entries.length === 0 ? ["stored"] : put(entries);
      },
    }),
  },

  ...Object.fromEntries(
    states.map((state): [string, StoreFlaw] => [
      `reports an event as stored that is ${state}`,
      {
        caughtBy: [`leaves an event alone that comes again while it is ${state}`],
        change: ({ get, put }) => ({
          async put(entries) {
            const known = await Promise.all(entries.map(({ event }) => get(event.id)));
            const results = await put(entries);
            return results.map((result, index) =>
              known[index]?.state === state ? "stored" : result,
            );
          },
        }),
      },
    ]),
  ),

  "stores the last of two events with one id": {
    caughtBy: ["stores the first of two events with one id"],
    change: ({ put }) => ({
      async put(entries) {
        const last = new Map(entries.map((entry) => [entry.event.id, entry]));
        await put([...last.values()]);
        return entries.map((entry) =>
          last.get(entry.event.id) === entry ? "stored" : "duplicate",
        );
      },
    }),
  },

  "looks for duplicates some time before it stores": {
    caughtBy: [
      "stores an event once when many puts of it run at the same time",
      "stores an event once when two stores put it at the same time",
    ],
    change: ({ get, put }) => ({
      async put(entries) {
        const known = await Promise.all(entries.map(({ event }) => get(event.id)));
        await new Promise((resolve) => setImmediate(resolve));
        await put(entries);
        return known.map((record) => (record === undefined ? "stored" : "duplicate"));
      },
    }),
  },

  "stores the events of a put one by one": {
    caughtBy: ["stores all events of a put or none, without an effect on concurrent puts"],
    change: ({ put }) => ({
      async put(entries) {
        const results: PutResult[] = [];
        for (const entry of entries) results.push(...(await put([entry])));
        return results;
      },
    }),
  },

  "stores headers without their values": {
    caughtBy: ["returns events, integrity and deliveries unchanged"],
    change: ({ put }) => ({
      put: (entries) =>
        put(
          entries.map(({ delivery, ...entry }) => ({
            ...entry,
            ...(delivery && { delivery: { ...delivery, headers: {} } }),
          })),
        ),
    }),
  },

  "stores ids as UTF-8": {
    caughtBy: ["distinguishes ids that differ in a control character or a lone surrogate"],
    change: ({ put }) => ({ put: (entries) => put(entries.map(withUtf8Id)) }),
  },

  "stores a delivery with its first event only": {
    caughtBy: ["returns the delivery of each of its events"],
    change: ({ put }) => ({
      put: (entries) =>
        put(
          entries.map(({ delivery, ...entry }, index) =>
            index === 0 ? { ...entry, delivery } : entry,
          ),
        ),
    }),
  },

  "makes every event due at once": {
    caughtBy: ["makes an event due at its time of receipt"],
    change: ({ put, redrive }) => ({
      async put(entries) {
        const results = await put(entries);
        await redrive({ ids: entries.map(({ event }) => event.id), states: ["waiting"] }, 0);
        return results;
      },
    }),
  },
};

function withUtf8Id(entry: NewEntry): NewEntry {
  const id = Buffer.from(entry.event.id, "utf8").toString("utf8");
  return { ...entry, event: { ...entry.event, id } };
}
