import type { EntryCursor, EntryFilter, EntryRecord } from "@vod-events/core/inbox";

/** Tells whether a record matches a filter, apart from the limit. */
export function matches(record: EntryRecord, filter: EntryFilter): boolean {
  const { ids, states, types, provider, since, before, after } = filter;
  const { id, state, type, receivedAt } = record;
  return (
    (ids?.includes(id) ?? true) &&
    (states?.includes(state) ?? true) &&
    (types === undefined || types.some((each) => each === type)) &&
    (provider === undefined || provider === record.provider) &&
    (since === undefined || receivedAt >= since) &&
    (before === undefined || receivedAt < before) &&
    (after === undefined || newestFirst(record, after) > 0)
  );
}

/** Compares entries in the order in which they are listed; those of the same time of receipt by id. */
export function newestFirst(a: EntryCursor, b: EntryCursor): number {
  const difference = b.receivedAt.getTime() - a.receivedAt.getTime();
  if (difference !== 0) return difference;
  return a.id === b.id ? 0 : a.id < b.id ? 1 : -1;
}
