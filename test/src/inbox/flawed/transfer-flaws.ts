import type { InboxStore, InboxTransfer } from "@vod-events/core/inbox";
import type { StoreFlaw, StoreFlaws } from "./store-flaw.js";

/** Flaws of copying entries. */
export const transferFlaws: StoreFlaws = {
  "skips an entry between two pages": transferring(
    ["scans all entries in the order in which they were stored"],
    ({ scan }) => ({
      async scan(cursor, limit) {
        const { records, next } = await scan(cursor, limit);
        return {
          records: cursor === undefined ? records : records.slice(1),
          ...(next && { next }),
        };
      },
    }),
  ),

  "restores entries without their attempts": transferring(
    ["restores entries of each state as they were"],
    ({ restore }) => ({
      restore: (records) => restore(records.map((record) => ({ ...record, attempts: 0 }))),
    }),
  ),

  "restores running entries as done": transferring(
    ["restores a running entry as a waiting one that is due"],
    ({ restore }) => ({
      restore: (records) =>
        restore(
          records.map((record) =>
            record.state === "running"
              ? { ...record, state: "done", doneAt: record.receivedAt }
              : record,
          ),
        ),
    }),
  ),

  "reports each entry as restored": transferring(
    ["leaves an entry alone that is restored again"],
    ({ restore }) => ({
      async restore(records) {
        await restore(records);
        return records.map(() => "stored");
      },
    }),
  ),

  "restores entries in reverse order": transferring(
    ["leases restored entries in their order"],
    ({ restore }) => ({ restore: (records) => restore(records.toReversed()) }),
  ),

  "restores a delivery with its first entry only": transferring(
    ["restores a delivery that several entries share"],
    ({ restore }) => ({
      restore: (records) =>
        restore(
          records.map(({ delivery, ...record }, index) =>
            index === 0 && delivery ? { ...record, delivery } : record,
          ),
        ),
    }),
  ),

  "returns state keys as JSON": transferring(
    ["returns the keys of the state"],
    ({ stateKeys }) => ({
      stateKeys: async () => (await stateKeys()).map((key) => JSON.stringify(key)),
    }),
  ),
};

function transferring(
  caughtBy: readonly string[],
  change: (transfer: InboxTransfer) => Partial<InboxTransfer>,
): StoreFlaw {
  return {
    caughtBy,
    change({ transfer }: InboxStore) {
      if (transfer === undefined) throw new Error("the store copies no entries");
      return { transfer: { ...transfer, ...change(transfer) } };
    },
  };
}
